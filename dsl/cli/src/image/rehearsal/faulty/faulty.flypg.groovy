// Problems of several kinds, because they too have to come at once.
project 'rehearsal'
organization 'personal'

cluster('orders-db') {
    region 'ams'
    replicsa 2
    volume { size 40 }
    config { max_conections 100 }
}
