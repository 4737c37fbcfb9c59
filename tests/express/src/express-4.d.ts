// The alias carries no types of its own; the contract uses nothing that changed between the majors.
declare module 'express-4' {
  import express from 'express';
  export default express;
}
