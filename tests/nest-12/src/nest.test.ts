import { describeNest } from '@rasp/test-nest-application';

describeNest('12');
