import { describeNest, describeScalars } from '@rasp/test-nest-application';

describeNest('11');
describeScalars('11');
