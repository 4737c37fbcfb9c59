import { attributeDefault } from './attribute-default.js';
import { bombShapes } from './bomb-shapes.js';
import { carriedDocument } from './carried-document.js';
import { declaredEncoding } from './declared-encoding.js';
import { documentFormat } from './document-format.js';
import { entityBomb } from './entity-bomb.js';
import { entityLoop } from './entity-loop.js';
import { entitySyntax } from './entity-syntax.js';
import { externalDtd } from './external-dtd.js';
import { externalEntity } from './external-entity.js';
import { fragmentInValue } from './fragment-in-value.js';
import { localDtd } from './local-dtd.js';
import { otherReferences } from './other-references.js';
import { outOfBandDtd } from './out-of-band-dtd.js';
import { parameterEntity } from './parameter-entity.js';
import { publicEntity } from './public-entity.js';
import { schemaLocation } from './schema-location.js';
import { secondLook } from './second-look.js';
import { soapEnvelope } from './soap-envelope.js';
import { streamWrapper } from './stream-wrapper.js';
import { stylesheet } from './stylesheet.js';
import { svgUpload } from './svg-upload.js';
import { xinclude } from './xinclude.js';

/** Attacks on XML parsers by what they make them read, and by how. */
export const XXE_GENERATORS = [
  attributeDefault,
  entityBomb,
  entityLoop,
  externalDtd,
  externalEntity,
  fragmentInValue,
  localDtd,
  outOfBandDtd,
  parameterEntity,
  publicEntity,
  schemaLocation,
  soapEnvelope,
  streamWrapper,
  stylesheet,
  svgUpload,
  xinclude,
  bombShapes,
  carriedDocument,
  declaredEncoding,
  documentFormat,
  entitySyntax,
  otherReferences,
  secondLook,
];
