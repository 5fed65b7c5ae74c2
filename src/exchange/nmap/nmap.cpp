#include "exchange/nmap/nmap.h"

#include "base/text.h"
#include "exchange/xml.h"

namespace kijun {
namespace {

struct Host {
  bool up = false;
  std::string address, mac, vendor, name, system;
  std::string ports;

  TextRow row(std::size_t line) const {
    const auto& number = mac.empty() ? address : mac;
    return {line,
            {name.empty() ? address : name, "hardware", number, "unapproved", vendor, system,
             address, ports}};
  }
};

void readPort(XmlReader& xml, Host& host) {
  const auto label = xml.attribute("portid") + '/' + xml.attribute("protocol");
  bool open = false;
  std::string service;
  if (!xml.isEmpty()) {
    const int depth = xml.depth();
    while (xml.next() && !(xml.isEnd() && xml.depth() == depth)) {
      if (!xml.isStart()) continue;
      if (xml.name() == "state") open = xml.attribute("state") == "open";
      if (xml.name() == "service") {
        service = xml.attribute("name");
        const auto product = xml.attribute("product");
        if (!product.empty()) service += ' ' + product;
      }
    }
  }
  if (!open) return;
  host.ports += (host.ports.empty() ? "" : "\n") + label + (service.empty() ? "" : ' ' + service);
}

}  // namespace

bool isNmap(std::string_view bytes) {
  const auto beginning = bytes.substr(0, 64 * 1024);
  return trimmed(beginning).starts_with('<') &&
         beginning.find("<nmaprun") != std::string_view::npos;
}

TextTable readNmap(std::string_view bytes, const std::filesystem::path& file) {
  TextTable table;
  table.source = "nmap XML";
  table.header = {"name", "kind", "number", "status", "vendor", "version", "address", "note"};
  XmlReader xml(bytes, file.string());
  Host host;
  while (xml.next()) {
    const auto name = xml.name();
    if (xml.isEnd() && name == "host") {
      if (host.up && !host.address.empty()) table.rows.push_back(host.row(table.rows.size() + 1));
    }
    if (!xml.isStart()) continue;
    if (name == "host") {
      host = {};
    } else if (name == "status") {
      host.up = xml.attribute("state") == "up";
    } else if (name == "address") {
      if (xml.attribute("addrtype") == "mac") {
        host.mac = xml.attribute("addr");
        host.vendor = xml.attribute("vendor");
      } else if (host.address.empty()) {
        host.address = xml.attribute("addr");
      }
    } else if (name == "hostname" && host.name.empty()) {
      host.name = xml.attribute("name");
    } else if (name == "osmatch" && host.system.empty()) {
      host.system = xml.attribute("name");
    } else if (name == "port") {
      readPort(xml, host);
    }
  }
  return table;
}

}  // namespace kijun
