import { xssGenerator } from '../xss-generator.js';

/** A resource that cannot load, and what is to happen then. */
export const resourceError = xssGenerator({
  name: 'resource-error',
  rules: {
    start: [
      '{open}<{broken} onerror={value}>',
      '{open}<{broken} onerror={value} />',
      '{open}<{broken}/onerror={bare}>',
      '{open}<{broken} x onerror = {value}>',
      '{open}<{media} onerror={value}>',
    ],
    broken: [
      'img src=x',
      'img src',
      'img src=1',
      'img src="x"',
      "img src='{letters}.png'",
      'img src=/',
      'img/src=x',
      'IMG SRC=x',
      'image src=x',
      'input type=image src=x',
      'embed src=//{host}/',
      'link rel=stylesheet href=x',
      'script src=x',
      'img srcset=x',
      'img src=data:',
      'img src=javascript:1',
      'img alt=x src=x',
      'iMg sRc=x',
      'img src=x:x',
      'video src=x',
      'audio src=x',
      'object data=x',
      'source src=x',
    ],
    media: [
      'video><source',
      'audio><source',
      'video><source src=x',
      'picture><img srcset=x',
      'svg><image href=x',
      'video><track src=x',
    ],
    value: ['{bare}', '"{script}"', '"{script}"', "'{bare}'", '"javascript:{script}"', '{bare};', '" {script} "'],
  },
});
