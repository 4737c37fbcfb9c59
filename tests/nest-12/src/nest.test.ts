import { describeNest, describeScalars } from '@rasp/test-nest-application';

describeNest('12');
describeScalars('12');
