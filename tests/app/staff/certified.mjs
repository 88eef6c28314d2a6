// A certified OpenID provider at which anybody below can sign in, whatever the password.
// node certified.mjs REDIRECT_URI POST_LOGOUT_REDIRECT_URI; its first line of output is its issuer.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const [redirect, afterwards] = process.argv.slice(2);
const PEOPLE = {
  esi: { name: "Esi Boateng", email: "esi@wendlevale.example", email_verified: true, groups: ["staff", "directory-editors"] },
  femi: { name: "Femi Ade", email: "femi@wendlevale.example", email_verified: true, groups: ["somebody-else"] },
};

let answer;
const server = createServer((request, response) => answer(request, response));
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "frontdoor",
        client_secret: "a secret / with: odd+characters",
        redirect_uris: [redirect],
        post_logout_redirect_uris: [afterwards],
      },
    ],
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"], groups: ["groups"] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) }),
    pkce: { required: () => true },
    cookies: { keys: ["only for a test"] },
  });
  answer = provider.callback();
  console.log(issuer);
});
