// A database that is read near its users: writes go to one region, and other regions have readers of their own.
// Look at it with 'flypg plan --local', make it with 'flypg apply --local'; without --local it is made on Fly.io.

parameter('name', default: 'my-app', doc: 'the app that uses the database; the cluster is called after it')
parameter('project', default: 'my-project', doc: 'whose all this is; flypg never touches what another project owns')
parameter('region', default: 'ams', doc: 'where it runs, by its code on Fly.io')
parameter('readers', default: ['syd', 'gru'], doc: 'regions with a reader each, by their codes')
parameter('memory', default: 4.GB, oneOf: [1.GB, 2.GB, 4.GB], doc: 'memory of each node')
parameter('size', default: 40.GB, min: 1.GB, max: 400.GB, doc: 'how large the disk of each node is to begin with')

project project
organization 'personal'

app(name)

cluster("${name}-db") {
    region region
    postgres '17'

    // Only nodes of this region can become the primary, so the two standbys are here.
    replicas 2

    // Readers follow the primary and never vote. What they answer is as old as the way to them is long.
    readReplicas readers

    machine { cpus 2; memory memory }
    volume {
        size size
        keepSnapshots 14.days
        extend(at: 80.percent, by: 10.GB, upTo: 400.GB)
    }

    config {
        max_connections 300
        work_mem 8.MB
        // A reader far away that is still at an old row keeps the primary from removing it, instead of losing its query.
        hot_standby_feedback true
        idle_in_transaction_session_timeout 5.minutes
        shared_preload_libraries 'pg_stat_statements'
    }

    database('app') {
        extensions 'pg_stat_statements'
    }

    // The app writes by the one URL, and reads by the other: that one leads to the nearest reader.
    attach(name) {
        database 'app'
        variable 'DATABASE_URL'
        readVariable 'DATABASE_READ_URL'
    }

    protect true
}
