package io.heraut.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3", // this network
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "192.168.255.255", // private
                "100.64.0.1",
                "100.127.255.255",
                "100.100.100.200", // carrier-grade NAT, a cloud's metadata in it
                "127.0.0.1",
                "127.255.255.254", // loopback
                "169.254.0.1",
                "169.254.169.254", // link-local, metadata
                "168.63.129.16", // a cloud's platform service
                "192.0.0.1",
                "192.0.0.192", // protocol assignments, a cloud's metadata in it
                "192.0.2.1",
                "198.51.100.7",
                "203.0.113.255", // documentation
                "192.88.99.1", // 6to4 relay
                "198.18.0.1",
                "198.19.255.255", // benchmarks
                "224.0.0.1",
                "239.255.255.255", // multicast
                "240.0.0.1",
                "255.255.255.255", // reserved, broadcast
                "::",
                "::1", // unspecified, loopback
                "::127.0.0.1",
                "::8.8.8.8", // IPv4-compatible
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254", // IPv4-mapped
                "::ffff:0:127.0.0.1", // IPv4-translated
                "64:ff9b::7f00:1",
                "64:ff9b::808:808",
                "64:ff9b:1::a00:1", // NAT64
                "100::1", // discard
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2", // Teredo
                "2001:2::1",
                "2001:10::1",
                "2001:20::1", // benchmarks, ORCHID
                "2001:db8::1",
                "3fff::1", // documentation
                "2002:7f00:1::1",
                "2002:a00:1::",
                "2002:808:808::1", // 6to4
                "2a00:1450:4001::5efe:127.0.0.1",
                "2a00:1450:4001:0:200:5efe:a00:1", // ISATAP
                "fc00::1",
                "fd00:ec2::254", // unique local, a cloud's metadata in it
                "fe80::1",
                "febf::1",
                "fec0::1",
                "feff::1", // link-local, site-local
                "ff02::1",
                "ff0e::1", // multicast
                "4000::1",
                "5f00::1",
                "e000::1" // not handed out
            })
    void whatIsNotOnThePublicInternetIsNotPublic(String address) {
        assertThat(AddressGuard.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:4860:4860::8888",
                "2001:200::1",
                "2003::1",
                "2606:4700::1111",
                "2a00:1450:4001:830::200e",
                "::ffff:8.8.8.8"
            })
    void whatIsOnThePublicInternetIsPublic(String address) {
        assertThat(AddressGuard.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }
}
