// Begins the replica set and gives each service its user. Safe to run again: what is there stays as it is, and a
// password that was changed in .env is changed here too.
const root = `mongodb://root:${encodeURIComponent(process.env.MONGODB_ROOT_PASSWORD)}@mongodb:27017/?authSource=admin&directConnection=true`;
const admin = connect(root).getSiblingDB("admin");

function isStarted() {
  try {
    return rsStatus().ok === 1;
  } catch (e) {
    if (e.codeName === "NotYetInitialized") {
      return false;
    }
    throw e;
  }
}

function rsStatus() {
  return admin.adminCommand({ replSetGetStatus: 1 });
}

function begin() {
  admin.adminCommand({
    replSetInitiate: { _id: "rs0", members: [{ _id: 0, host: "mongodb:27017" }] },
  });
  print("The replica set rs0 is begun");
}

function awaitPrimary() {
  for (let attempt = 0; attempt < 120; attempt++) {
    if (admin.adminCommand({ hello: 1 }).isWritablePrimary) {
      return;
    }
    sleep(500);
  }
  throw new Error("Expected the replica set to choose a primary within a minute");
}

function giveUser(service, password) {
  const name = `renewal_${service}`;
  const database = admin.getSiblingDB(name);
  const user = { pwd: password, roles: [{ role: "readWrite", db: name }] };
  if (database.getUser(name) === null) {
    database.createUser({ user: name, ...user });
    print(`The user ${name} is made`);
  } else {
    database.updateUser(name, user);
  }
}

if (!isStarted()) {
  begin();
}
awaitPrimary();
giveUser("project", process.env.MONGODB_PROJECT_PASSWORD);
giveUser("progress", process.env.MONGODB_PROGRESS_PASSWORD);
giveUser("notification", process.env.MONGODB_NOTIFICATION_PASSWORD);
