// kijun map, as people call it.
#include "cli/command_line.h"

namespace kijun::testing {
namespace {

class MapCommand : public CommandLine {
 protected:
  void add(const std::string& file, const std::string& name, std::string_view bytes) const {
    writeBytes(path("一覧.csv"), bytes);
    output({"import", file, path("一覧.csv"), "--register", name, "--yes"});
  }
  // Two services on one network, one of them by a supplier.
  std::string linked() const {
    const auto file = empty();
    add(file, "service", "name\n上水道の供給\n料金の収納\n");
    add(file, "supplier", "name\nみなと計装\n南海システムズ\n");
    add(file, "asset",
        "name,kind,status,services,depends_on,suppliers\n"
        "監視制御システム,制御システム,承認済み,上水道の供給,庁内網,みなと計装\n"
        "料金システム,情報システム,承認済み,料金の収納,庁内網,南海システムズ\n"
        "庁内網,ネットワーク,承認済み,,,\n"
        "予備の網,ネットワーク,承認済み,,,\n");
    return file;
  }
  std::string map(const std::string& file, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"map", file, "--out", path("図 一.svg")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    output(arguments);
    return bytesOf(path("図 一.svg"));
  }
  static bool has(const std::string& svg, std::string_view name) {
    return svg.find(">" + std::string(name) + "<") != std::string::npos;
  }
};

TEST_F(MapCommand, DrawsWhatIsLinkedAndTheSameTwice) {
  const auto file = linked();
  const auto before = bytesOf(file);
  const auto svg = map(file);
  EXPECT_TRUE(svg.starts_with("<?xml"));
  for (const auto* name : {"上水道の供給", "監視制御システム", "庁内網", "南海システムズ"}) {
    EXPECT_TRUE(has(svg, name)) << name;
  }
  EXPECT_FALSE(has(svg, "予備の網"));  // linked to nothing
  EXPECT_EQ(svg.find("var(--"), std::string::npos);
  EXPECT_NE(svg.find("失われると重要サービス 2 件が止まる"), std::string::npos);
  EXPECT_EQ(map(file), svg);
  EXPECT_EQ(bytesOf(file), before);
}

TEST_F(MapCommand, NarrowsDownByServiceSupplierFocusAndKind) {
  const auto file = linked();
  const auto service = map(file, {"--service", "料金の収納"});
  EXPECT_TRUE(has(service, "庁内網"));
  EXPECT_FALSE(has(service, "みなと計装"));
  const auto supplier = map(file, {"--supplier", "みなと計装"});
  EXPECT_TRUE(has(supplier, "上水道の供給"));
  EXPECT_FALSE(has(supplier, "庁内網"));
  const auto focus = map(file, {"--focus", "料金システム"});
  EXPECT_TRUE(has(focus, "料金の収納"));
  EXPECT_FALSE(has(focus, "上水道の供給"));
  const auto kind = map(file, {"--kind", "供給者", "--lang", "en"});
  EXPECT_TRUE(has(kind, "Dependency map"));
  EXPECT_TRUE(has(kind, "みなと計装"));
  EXPECT_FALSE(has(kind, "監視制御システム"));
}

TEST_F(MapCommand, SaysWhatIsWrong) {
  const auto file = linked();
  const auto out = path("図.svg");
  EXPECT_NE(refused(1, {"map", file, "--out", out, "--service", "庁内網"}).find("「庁内網」"),
            std::string::npos);
  EXPECT_NE(refused(2, {"map", file, "--out", out, "--kind", "宇宙船"}).find("control_system"),
            std::string::npos);
  EXPECT_NE(refused(2, {"map", file, "--out", path("図.png")}).find(".svg"), std::string::npos);
  add(file, "asset", "name,number,kind,status,location\n庁内網,2,ネットワーク,承認済み,別館\n");
  EXPECT_NE(refused(1, {"map", file, "--out", out, "--focus", "庁内網"}).find("複数"),
            std::string::npos);
  EXPECT_NE(refused(1, {"map", empty("別の.kijun"), "--out", out}).find("つながり"),
            std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(out));
}

}  // namespace
}  // namespace kijun::testing
