// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, JAVASCRIPT } from '../code-generator.js';

/** Holds the event loop: the answer is the delay. */
export const jsTime = codeGenerator({
  name: 'js-time',
  places: JAVASCRIPT,
  rules: {
    start: [
      '{open}while(true){l}{r}{end}',
      '{open}while(1);{end}',
      '{open}for(;;){l}{r}{end}',
      '{open}for(;;);{end}',
      '{open}var d=new Date();do{l}var c=new Date(){r}while(c-d<{number}00){end}',
      '{open}var t=Date.now();while(Date.now()<t+{digit}000){l}{r}{end}',
      '{open}do{l}{r}while(true){end}',
      '{open}(function f(){l}while(1){l}{r}{r})(){end}',
      '{open}const e=Date.now()+{digit}{digit}000;while(Date.now()<e){end}',
      '{open}while({number}){l}{letters}={digit}{r}{end}',
      '{open}Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,{digit}000){end}',
      '{open}for(let i=0;i<{digit}e10;i++){l}{r}{end}',
      '{open}for(var {letters:v}=0;{letters:v}>=0;){letters:v}++{end}',
    ],
  },
});
