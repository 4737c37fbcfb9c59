import { xssGenerator } from '../xss-generator.js';

/** Sound, films, running texts. */
export const mediaElement = xssGenerator({
  name: 'media-element',
  rules: {
    start: [
      '{open}<{player} on{event}={value}>',
      '{open}<{player} on{event}={value}></{letters}>',
      '{open}<marquee on{marquee}={value}>x</marquee>',
      '{open}<marquee loop=1 width=0 on{marquee}={value}>x',
      '{open}<{kind}><source on{fault}={value}>',
    ],
    player: [
      'audio src=data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA=',
      'video src=x',
      'audio src=x',
      'video controls src=x',
      'audio autoplay src=data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA=',
      'video poster=x src',
      'VIDEO SRC=x',
      'audio/src=x',
    ],
    kind: ['audio', 'video'],
    fault: ['error', 'Error', 'ERROR'],
    event: [
      'loadstart',
      'error',
      'emptied',
      'suspend',
      'loadedmetadata',
      'durationchange',
      'canplay',
      'loadeddata',
      'play',
      'LoadStart',
      'stalled',
      'canplaythrough',
      'progress',
    ],
    marquee: ['start', 'finish', 'bounce', 'mouseover', 'click'],
    value: ['{bare}', '"{script}"', "'{bare}'"],
  },
});
