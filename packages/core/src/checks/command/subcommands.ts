// Data: what clients of clouds, clusters, containers and package stores do, by the sub-commands of their own manuals.

const table = (lines: string): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    lines
      .trim()
      .split('\n')
      .map((line) => {
        const [names = '', words = ''] = line.split(':');
        return [names.trim(), new Set(words.trim().split(/\s+/))] as const;
      })
      .flatMap(([names, words]) => names.split(' ').map((name) => [name, words] as const)),
  );

/**
 * Programs that share their names with words and abbreviations. Behind `docker` nothing but `ps` or `run` is a command,
 * so `docker ps` says more than `docker image`; a sub-command counts as an operand that data may have too.
 */
const SUBCOMMANDS: ReadonlyMap<string, ReadonlySet<string>> = table(`
docker podman nerdctl : run exec ps pull push build images inspect logs cp rm rmi stop kill start compose info login system network volume export save load create stats
gem : install fetch push uninstall list env exec
cargo : install run build publish add
gcloud : compute auth container projects iam config sql secrets functions run storage info
go : install run get build env generate tool
git : clone fetch pull push config log show remote checkout archive grep init submodule
helm : install upgrade list get template repo uninstall pull rollback show
apt aptitude : install update upgrade remove purge list download source
snap : install remove list refresh run connect
dash : -c
pip pip3 : install download uninstall list freeze config
apk : add del update fetch info
emerge : --sync
vagrant : ssh up destroy halt status
packer : build init validate
puppet : apply agent resource facts
net : user localgroup group use view share start stop session accounts time config
sc : query create start stop delete config qc
reg : query add delete save export
at : now
flatpak : install run list remote-add
bridge : link fdb vlan
ip : a addr address link route r neigh netns rule
tc : qdisc class filter
aws : s3 ec2 iam sts lambda ssm ecr eks ecs rds configure secretsmanager s3api logs cloudformation dynamodb kms route53 sns sqs organizations
az : account vm login ad keyvault storage aks acr group webapp role network
gh : auth secret repo api pr run gist ssh-key codespace
oc : login get exec rsh new-app project describe logs
nomad : job run alloc node status acl
vault : kv read write token login list secrets policy operator
consul : kv members catalog acl exec
kind minikube k3d : get create delete load start ssh
flux argocd : get app list bootstrap reconcile login cluster
stack : exec build ghci run install
lxc incus : exec list launch file config
virsh : list start destroy dumpxml console shutdown
zypper dnf yum pacman : in install remove update list
salt : call cmd.run
conda mamba : install create env run list info update remove
heroku : config run ps login apps
doctl hcloud : compute server auth account droplet list
oci : iam os compute
scw : instance object account
uv : pip run tool add sync venv init python
bq : query ls show mk load extract
cf : env push apps login ssh logs
pkg : install update upgrade delete info
npx bunx : --yes
pm2 forever : list start stop env logs delete
ps : aux auxw auxww auxf axu ax axf axjf axo
tar : xf xvf xzf xvzf czf cvf cvzf cf tf
copy : con
`);

/** Does the word behind a program's name say what that program should do? */
export function isSubcommand(name: string, text: string, from: number): boolean {
  if (name === 'service') return SERVICE.test(text.slice(from, from + 64));
  const known = SUBCOMMANDS.get(name);
  if (known === undefined) return false;
  const word = /^(?:[ \t]|\\\n){1,6}([a-z\d-]{1,16})(?![\w.'-])/.exec(text.slice(from, from + 26))?.[1];
  return word !== undefined && known.has(word);
}

/** `aws sts get-caller-identity`: a service and one of its calls, which are written with an API's verbs. */
export function isCallOfCloud(name: string, text: string, from: number): boolean {
  return name === 'aws' && isSubcommand(name, text, from) && CALL.test(text.slice(from, from + 80));
}

const CALL =
  /^[ \t]{1,6}[a-z\d-]{2,24}[ \t]{1,6}(?:assume|attach|authorize|create|delete|describe|get|invoke|list|modify|put|reboot|run|send|start|stop|terminate|update)-[a-z]{2,24}(?:-[a-z]{2,24}){0,4}(?![\w-])/;

/** R's own tools (An Introduction to R, appendix B): `R CMD BATCH x`. */
export function isToolOfR(text: string, from: number): boolean {
  return /^[ \t]{1,8}CMD[ \t]{1,8}[A-Z]\w/.test(text.slice(from, from + 24));
}

/** service(8): which one, and what it is to do. */
const SERVICE = /^[ \t]+(?:--status-all\b|[\w.@-]{1,32}[ \t]+(?:start|stop|restart|reload|force-reload|status)\b)/;
