import { arithmeticProbe } from './arithmetic-probe.js';
import { deploymentTemplates, integrationExpressions } from './deployed-expressions.js';
import { dotExpression } from './dot-expression.js';
import { ejsScriptlet } from './ejs-scriptlet.js';
import { elDialects } from './el-dialects.js';
import { enginesAgain, rarerEngines } from './engines-again.js';
import { enginesElsewhere } from './engines-elsewhere.js';
import { enginesOfSites } from './engines-of-sites.js';
import { erbScriptlet } from './erb-scriptlet.js';
import { etaExpression } from './eta-expression.js';
import { flaskGlobals } from './flask-globals.js';
import { freemarkerNew } from './freemarker-new.js';
import { goDotnet } from './go-dotnet.js';
import { handlebarsWalk } from './handlebars-walk.js';
import { javaEl } from './java-el.js';
import { javaEngines } from './java-engines.js';
import { jinjaClasses } from './jinja-classes.js';
import { jinjaFilters } from './jinja-filters.js';
import { jinjaGlobals } from './jinja-globals.js';
import { jndiLookup } from './jndi-lookup.js';
import { jndiNested } from './jndi-nested.js';
import { lateEngines } from './late-engines.js';
import { liquidTags } from './liquid-tags.js';
import { lookUpDefaults } from './look-up-defaults.js';
import { npmEngines } from './npm-engines.js';
import { nunjucksConstructor } from './nunjucks-constructor.js';
import { ognlExpression } from './ognl-expression.js';
import { pageIncludes } from './page-includes.js';
import { phpEngines } from './php-engines.js';
import { pugInterpolation } from './pug-interpolation.js';
import { pythonEngines } from './python-engines.js';
import { pythonLines } from './python-lines.js';
import { razorExpression } from './razor-expression.js';
import { rubyLayouts } from './ruby-layouts.js';
import { serverSideInclude } from './server-side-include.js';
import { smartyTags } from './smarty-tags.js';
import { spelExpression } from './spel-expression.js';
import { thymeleafPreprocess } from './thymeleaf-preprocess.js';
import { twigFilters } from './twig-filters.js';
import { velocityClasses } from './velocity-classes.js';
import { velocityDirective } from './velocity-directive.js';

/** Template and expression injections by engine, by what they reach and by how they are written. */
export const TEMPLATE_GENERATORS = [
  arithmeticProbe,
  dotExpression,
  ejsScriptlet,
  erbScriptlet,
  etaExpression,
  flaskGlobals,
  freemarkerNew,
  handlebarsWalk,
  javaEl,
  jinjaClasses,
  jinjaFilters,
  jinjaGlobals,
  jndiLookup,
  jndiNested,
  liquidTags,
  nunjucksConstructor,
  ognlExpression,
  pugInterpolation,
  pythonEngines,
  razorExpression,
  serverSideInclude,
  smartyTags,
  spelExpression,
  twigFilters,
  velocityClasses,
  velocityDirective,
  elDialects,
  goDotnet,
  javaEngines,
  lookUpDefaults,
  ...npmEngines,
  pageIncludes,
  phpEngines,
  pythonLines,
  rubyLayouts,
  thymeleafPreprocess,
  enginesAgain,
  rarerEngines,
  deploymentTemplates,
  integrationExpressions,
  enginesElsewhere,
  enginesOfSites,
  lateEngines,
];
