// What the commands are rehearsed on: every kind of resource, every kind of value, one node.
project 'rehearsal'
organization 'personal'

def sizes = [small: 1.GB]
def standbys = 0

app('orders-api')

cluster('orders-db') {
    region 'ams'
    postgres '17'
    replicas standbys
    machine { cpus 1; memory sizes.small }
    volume { size 1.GB * 2; keepSnapshots 5.days }
    config {
        max_connections 100
        work_mem 8.MB
        log_min_duration_statement 500.ms
    }
    database('orders') { extensions 'pgcrypto' }
    role('reporting') { login true; reads 'orders' }
    attach('orders-api') { database 'orders'; variable 'DATABASE_URL' }
    protect false
}
