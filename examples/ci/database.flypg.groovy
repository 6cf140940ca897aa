project 'shop-ci'
organization 'personal'

app('shop-web')

cluster('shop-db') {
    region 'ams'
    postgres '17'
    machine { cpus 1; memory 2.GB }
    volume { size 10.GB; keepSnapshots 14.days }
    config { work_mem 6.MB }
    database('shop') { extensions 'pgcrypto' }
    attach('shop-web') { database 'shop' }
}
