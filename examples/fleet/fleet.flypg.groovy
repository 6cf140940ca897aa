// A cluster for each customer, from a list. What they share is written once, what differs stands in the list.
//
//   flypg plan --local examples/fleet       changes that differ in nothing but names, as of two in one region, are shown once
//   flypg graph examples/fleet --svg > fleet.svg

project 'fleet'
organization 'personal'

def customers = [
    [name: 'north', region: 'ams', memory: 1.GB, size: 10.GB],
    [name: 'south', region: 'gru', memory: 1.GB, size: 10.GB],
    [name: 'west', region: 'iad', memory: 2.GB, size: 40.GB],
]

// A customer more is a line more in the list. Taking a line out is refused while that cluster is protected.
customers.each { customer ->
    app("${customer.name}-web")

    cluster("${customer.name}-db") {
        region customer.region
        postgres '17'
        machine { cpus 1; memory customer.memory }
        volume { size customer.size; keepSnapshots 14.days }
        config {
            max_connections 100
            log_min_duration_statement 1.seconds
        }
        database('web') { extensions 'pgcrypto' }
        attach("${customer.name}-web") { database 'web' }
    }
}
