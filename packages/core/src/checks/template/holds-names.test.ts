// biome-ignore-all lint/suspicious/noTemplateCurlyInString: delimiters of templates are what is read
import { describe, expect, it } from 'vitest';
import { growthOf, LINEAR } from '../../testing/growth.js';
import { holdsOnlyNames, opensNothing } from './holds-names.js';

describe('a template of names only', () => {
  it.each([
    'The file of ${name} at ${this.realPath}',
    'In Jinja {% if user %}Hi {{ user.name }}{% else %}Log in{% endif %}',
    '- `<%= invokeScriptPrefix %> start`',
    '{"title":"#{name}"}',
    '{{ t("home.title") }}',
    "{{ __('Hello, world!') }} {{ name }}",
    "{{ url_for('static', filename='a.css') }}",
    '<link href="{{ url_for(\'user.profile\', id=user.id) }}">',
    "<%= t('.title') %> <%= render 'shared/header' %>",
    "{% include 'header.html' %}",
    "<%- include('partials/head') %><%- body %>",
    '<#include "header.ftl"><#import "lib/a.ftl" as a>',
    '{% macro input(name, value) %}<input name="{{ name }}">{% endmacro %}',
    '<%= Html.ActionLink("Home", "Index") %>',
    '{% include "partials/nav.html" with context %}',
    "@{variables('count')} of @{body('Get_items')?['value']}",
  ])('%s', (text) => {
    expect(holdsOnlyNames(text)).toBe(true);
  });

  it.each([
    ['calls', '{{ user.name() }}'],
    ['calls what is no message', '{{ system("id") }}'],
    ['goes on behind a message', '{{ t("a").constructor }}'],
    ['climbs', "{% include '../a.html' %}"],
    ['names a file of the system', "{% include '/etc/passwd' %}"],
    ['names a hidden file', "{% include '.env' %}"],
    ['hands a path to a helper', "<%= render '/etc/passwd' %>"],
    ['goes on behind a helper', "{{ url_for('a').x }}"],
    ['leads out of the site in a helper', '{{ url_for(config.x) }}'],
    ['calls what is no helper', "<%= system 'id' %>"],
    ['computes in a workflow', "@{concat('a', 'b')}"],
    ['hands a path to a message', '{{ t("../a") }}'],
    ['leads out of the page', '${process.env}'],
    ['leads to a class', '{{ x.__class__ }}'],
    ['computes', '#{7*7}'],
    ['holds another expression', '${name} <%= open("x") %>'],
    ['holds a directive', '{{ name }} #set($x)'],
    ['is no template', 'nothing to look up'],
  ])('not what %s: %s', (_, text) => {
    expect(holdsOnlyNames(text)).toBe(false);
  });
});

describe('a text in which no engine finds an expression', () => {
  it.each([
    'It returns all of these rows.\n\n\tg = Client()\n\ttest=g.get_user("x").get_rows()\n\tlen(test)\n',
    "Then all of the rows are there: assert row.name == 'x', row.tags[0]",
  ])('%j', (text) => expect(opensNothing(text)).toBe(true));

  it.each([
    '{{ a }}',
    'go {(x)} on',
    'x\n= 7',
    '\n- x = 1',
    'T(java.lang.Runtime)',
    'x.__class__',
    '"".GetType()',
    '#set($x = 1)',
    '[[7*7]]',
    '@(1+1)',
  ])('not %j', (text) => expect(opensNothing(`these are a few words ${text}`)).toBe(false));

  it('not without words', () => expect(opensNothing('a.b(1).c[0]')).toBe(false));

  it.each(['a', 'aa, ', 'aa ', '-', '=\n'])('is told in time that grows with its length: %j', (piece) => {
    const work = (length: number): boolean => opensNothing(piece.repeat(length / piece.length));
    expect(growthOf(work)).toBeLessThan(LINEAR);
  });
});
