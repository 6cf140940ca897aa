// One cluster for several apps: each has a database of its own that no other app can enter.
// Look at it with 'flypg plan --local', make it with 'flypg apply --local'; without --local it is made on Fly.io.

parameter('name', default: 'shared', doc: 'the cluster is called after it')
parameter('tenants', default: ['orders', 'stock'], doc: 'names of the apps; each has a database called after it')
parameter('project', default: 'my-project', doc: 'whose all this is; flypg never touches what another project owns')
parameter('region', default: 'ams', doc: 'where it runs, by its code on Fly.io')
parameter('size', default: 40.GB, min: 1.GB, max: 400.GB, doc: 'how large the disk of each node is to begin with')
parameter('sessions', default: 5, min: 1, max: 50, doc: 'how many sessions the auditors may have at once')

project project
organization 'personal'

for (tenant in tenants) {
    app(tenant)
}

cluster("${name}-db") {
    region region
    postgres '17'
    replicas 2

    machine { cpus 2; memory 4.GB }
    volume {
        size size
        keepSnapshots 14.days
        extend(at: 80.percent, by: 10.GB, upTo: 400.GB)
    }

    config {
        max_connections 300
        work_mem 8.MB
        // One app must not keep all the others waiting.
        statement_timeout 1.minute
        idle_in_transaction_session_timeout 1.minute
        shared_preload_libraries 'pg_stat_statements'
    }

    // Each database belongs to a role that nobody logs in as, and only its own app becomes that role.
    for (tenant in tenants) {
        database(tenant) {
            extensions 'pg_stat_statements'
        }
        attach(tenant) {
            database tenant
            variable 'DATABASE_URL'
        }
    }

    // Sees everything and changes nothing. Give it a password with: alter role auditor password '…'
    role('auditor') {
        login true
        reads tenants
        connectionLimit sessions
        config { statement_timeout 30.seconds }
    }

    protect true
}
