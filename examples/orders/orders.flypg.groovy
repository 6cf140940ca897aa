// The database of a small shop: a cluster that survives the loss of a node, readers near customers in Sydney, and the app that uses it.
//
//   flypg apply --local examples/orders     makes all of this on this computer, with real PostgreSQL
//   flypg plan  --local examples/orders     says what differs after you edited this file
//
// This is Groovy syntax, but nothing in it is run: flypg reads words, values and blocks. All files of this folder together are the
// definition; what is taken out of it again is deleted, with protections, see 'protect' below.

// Whose all this is. flypg marks what it makes with this name, and never touches what another project owns.
project 'shop'

// The organization on Fly.io ('fly orgs list'). The local platform knows 'personal'.
organization 'personal'

// An app that uses the database. It is created when there is none; deploying it stays 'fly deploy'.
app('orders-api')

// The name is also that of the Fly app the cluster runs as, and its address inside your network: orders-db.flycast.
cluster('orders-db') {
    // Where the primary and its standbys run.
    region 'ams'

    // A major version; flypg picks its newest image. Write '17.5' to stay with a minor version.
    postgres '17'

    // Standbys beside the primary. Two is the least that survives the loss of a node: three nodes, of which two decide.
    replicas 2

    // Copies for reading in other regions. They never become primary.
    readReplicas 'syd'

    // Every node's machine. A change restarts the nodes one by one, the primary last, after a switchover.
    machine { cpus 2; memory 4.GB }

    // Every node's volume. It grows in place, and shrinks by new nodes where shrinkByReplacement allows that. Snapshots are the
    // platform's; they are not a backup elsewhere.
    volume {
        size 20.GB
        keepSnapshots 14.days
        extend(at: 80.percent, by: 10.GB, upTo: 200.GB)
    }

    // PostgreSQL's own settings by their own names. The plan says for each change whether it takes a reload or a restart.
    config {
        max_connections 200
        work_mem 16.MB
        log_min_duration_statement 500.ms
        shared_preload_libraries 'pg_stat_statements'
    }

    // A database belongs to a role that nobody logs in as (orders_owner), so logins can come and go. Nobody else can connect to it.
    database('orders') {
        extensions 'pg_stat_statements', 'pgcrypto'
    }

    // Gives the app a login of its own for that database, and puts the URL into the app's secrets. The password is shown nowhere.
    attach('orders-api') {
        database 'orders'
        variable 'DATABASE_URL'
    }

    // Refuses to delete the cluster or anything in it. To remove it: write false, apply, and then 'flypg destroy'.
    protect true
}
