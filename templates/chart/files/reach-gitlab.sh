# What a job needs of the network: a name, a connection that it trusts, and packets of every size.
# GITLAB_URL is asked; CA_FILE is trusted instead of the image's own certificates; EXPECTED_MTU is what runner-lint was told.
set -u

fail() {
  echo "FAILED: $1"
  shift
  for line in "$@"; do echo "  $line"; done
  exit 1
}

ask() {
  curl --silent --show-error --output /dev/null --write-out '%{http_code}' --max-time 20 \
    ${CA_FILE:+--cacert "$CA_FILE"} "$@" "${GITLAB_URL%/}/api/v4/version"
}

host=${GITLAB_URL#*://}
host=${host%%/*}
host=${host##*@}
host=${host%:*}
proxied=${https_proxy:-${HTTPS_PROXY:-}}

echo "1. Name: $host"
if getent ahosts "$host"; then
  :
elif [ -n "$proxied" ]; then
  echo "  not known here; the proxy has to know it"
else
  cat /etc/resolv.conf
  fail "$host cannot be looked up." \
    "Above is what pods are told of DNS. Is the name right, and does the cluster's DNS know it?" \
    "Does a NetworkPolicy bar port 53? See networkPolicy.egress.dns in the values."
fi

echo "2. Connection: $GITLAB_URL"
status=$(ask)
code=$?
case $code in
  0) echo "  answers with HTTP $status" ;;
  5) fail "The proxy $proxied cannot be looked up." ;;
  6) fail "$host cannot be looked up." ;;
  7) fail "Nothing takes connections at $GITLAB_URL." "A firewall, the port, or a NetworkPolicy (networkPolicy.egress.gitlab in the values)." ;;
  28) fail "$GITLAB_URL does not answer within 20 seconds." \
    "Packets vanish on the way: a firewall, a NetworkPolicy (networkPolicy.egress.gitlab in the values)," \
    "or an MTU that is too large: then the first large packet of TLS is lost." ;;
  35) fail "TLS with $host fails." "No common version or cipher, or something between speaks no TLS." ;;
  60) fail "The certificate of $host is signed by nobody that is trusted here." \
    "With a private authority: runner.certsSecretName names a Secret with its certificate as $host.crt." ;;
  77) fail "The certificate ${CA_FILE:-} cannot be read." "The Secret needs the key $host.crt with the certificate in PEM." ;;
  *) fail "curl ends with $code." ;;
esac

echo "3. Large packets"
interface=$(awk '$2 == "00000000" { print $1; exit }' /proc/net/route 2>/dev/null)
mtu=$(cat "/sys/class/net/${interface:-eth0}/mtu" 2>/dev/null || echo 0)
echo "  the pod's network has an MTU of $mtu"
if [ "$mtu" -gt 0 ] && [ -n "${EXPECTED_MTU:-}" ] && [ "$EXPECTED_MTU" -gt "$mtu" ]; then
  fail "Jobs are set up for an MTU of $EXPECTED_MTU, and pods have $mtu." \
    "Downloads inside Docker would hang: generate the values with mtu=$mtu."
fi

head -c 200000 /dev/zero | ask --header 'Expect:' --data-binary @- > /dev/null
if [ $? -eq 28 ]; then
  fail "A small request passes and a large one does not: the MTU of $mtu is too large for the way to $host." \
    "Lower it in the cluster's network (CNI), or let routers answer with ICMP 'fragmentation needed'."
fi

# A network that lets no ping pass tells nothing.
if [ -z "$proxied" ] && [ "$mtu" -gt 0 ] && ping -c 1 -W 2 -M do -s 64 "$host" > /dev/null 2>&1; then
  ping -c 2 -W 2 -M do -s $((mtu - 28)) "$host" > /dev/null 2>&1 ||
    fail "A ping of 64 bytes reaches $host, one of $mtu bytes that must not be split does not: the MTU is too large."
fi

echo "Jobs can reach GitLab."
