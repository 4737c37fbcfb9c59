import { xxeGenerator } from '../xxe-generator.js';

/** Schemas fetched by a validating parser. */
export const schemaLocation = xxeGenerator({
  name: 'schema-location',
  parser: 'schema',
  rules: {
    start: [
      '{declaration}<{root:r} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{target}">{letters}</{root:r}>',
      '{declaration}<{root:r} xmlns="http://{host}/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://{host}/ {target}"><{child:c}>{number}</{child:c}></{root:r}>',
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="{letters}" schemaLocation="{target}"/></xs:schema>',
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="{target}"/></xs:schema>',
      '<?xml-model href="{target}"?><{root:r}/>',
    ],
  },
});
