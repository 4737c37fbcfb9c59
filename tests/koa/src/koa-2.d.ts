// The alias carries no types of its own; the contract uses nothing that changed between the majors.
declare module 'koa-2' {
  import Koa from 'koa';
  export default Koa;
}
