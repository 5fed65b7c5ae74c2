#include "fuzz/seeds.h"

#include <fstream>

#include "base/atomic_file.h"
#include "exchange/csv/csv.h"
#include "exchange/questionnaire/form_xlsx.h"
#include "exchange/table.h"
#include "exchange/xlsx/xlsx.h"
#include "support/questionnaire_fixture.h"
#include "support/test_catalog.h"
#include "workspace/commands.h"
#include "workspace/package.h"

namespace kijun::fuzz {
namespace {

constexpr std::uintmax_t kMostSeed = 4 * 1024 * 1024;
const Instant kStart = *Instant::parse("2026-04-01T00:00:00.000Z");

OpenOptions fixedOptions() {
  OpenOptions options;
  options.environment.clock = std::make_shared<SteppingClock>(kStart);
  options.environment.ids = std::make_shared<CountingIds>(kStart);
  options.environment.systemUser = "fuzz";
  return options;
}

Passphrase passphrase() {
  std::string typed(kPassphrase);
  return Passphrase(typed);
}

void makeWorkspace(const std::filesystem::path& file, const CatalogPtr& catalog) {
  NewWorkspace workspace;
  workspace.organisation.name = "架空市";
  workspace.cycle.name = "2025年度";
  workspace.cycle.asOf = "2026-03-31";
  workspace.catalog = catalog;
  const auto session = Session::create(file, workspace, fixedOptions());
  const auto cycle = session->cycles().front().record.id;
  const AnswerKey key{cycle, session->snapshot().current.whole().id, "4.1-1"};
  session->run(commands::putRecord(departmentType().description,
                                   departmentType().row({{}, "総務課", 5, 1})));
  session->run(commands::putRecord(personType().description,
                                   personType().row({{}, "山田", "", "", "assessor"})));
  session->run(commands::setLevel(key, 3));
  session->run(commands::setNote(key, "根拠"));
  session->run(commands::setTick(key, "a", Tick::Yes));
  session->run(commands::addComment(key, "確認"));
  session->run(commands::addUnit(cycle, "制御系"));
  session->undo();
  session->run(commands::startCycle("2026年度", "2027-03-31", "", "", ""));
}

// The content of a package: what SealReader gives of it.
std::string contentOf(const std::filesystem::path& package) {
  const auto bytes = readFile(package, kMostSeed);
  std::string_view rest = bytes;
  SealReader reader(
      [&](char* to, std::size_t size) {
        const auto count = rest.copy(to, size);
        rest.remove_prefix(count);
        return count;
      },
      bytes.size(), passphrase(), "seed");
  std::string content;
  for (auto piece = reader.next(); !piece.empty(); piece = reader.next()) content += piece;
  return content;
}

}  // namespace

std::string sealed(std::string_view content) {
  std::string out;
  SealWriter writer(
      content.size(), passphrase(), [&](std::string_view bytes) { out += bytes; }, kCost);
  writer.write(content);
  writer.finish();
  return out;
}

void makeSeeds(const std::filesystem::path& folder) {
  const auto place = [&](const char* target) {
    std::filesystem::remove_all(folder / target);
    std::filesystem::create_directories(folder / target);
    return folder / target;
  };
  const auto write = [](const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
  };
  const auto catalog =
      testing::testCatalog({{.id = "4.1-1", .checkpoints = {"a"}}, {.id = "5.1-1"}});
  write(place("catalog") / "small.json", catalog->bytes());
  const auto file = place("workspace") / "small.kijun";
  makeWorkspace(file, catalog);
  std::filesystem::copy_file(KIJUN_SOURCE_DIR "/tests/data/workspaces/v1.kijun",
                             folder / "workspace" / "v1.kijun");
  const auto package = place("package") / "small.kijunpkg";
  {
    const auto session = Session::open(file, fixedOptions());
    SealOptions options;
    options.cost = kCost;
    sealWorkspace(*session, package, passphrase(), options);
    options.selection = Selection{.items = {"4.1-1"}};
    sealWorkspace(*session, folder / "package" / "part.kijunpkg", passphrase(), options);
  }
  write(folder / "package" / "empty.kijunpkg", sealed(""));
  const TextTable table{
      {"資産名", "台数"}, {{2, {"浄水場, 予備", "=1+1"}}, {3, {"監視\n盤", "3"}}}, {}};
  writeTable(place("table") / "small.csv", table, "資産");
  writeTable(folder / "table" / "small.xlsx", table, "資産");
  write(folder / "table" / "bom.json",
        R"({"bomFormat": "CycloneDX", "components": [{"name": "a", "bom-ref": "1"}],)"
        R"( "services": [{"name": "b"}], "dependencies": [{"ref": "1", "dependsOn": ["1"]}]})");
  write(folder / "table" / "scan.xml",
        "<!DOCTYPE nmaprun><nmaprun><host><status state='up'/><address addr='192.0.2.1'/>"
        "<ports><port protocol='tcp' portid='502'><state state='open'/></port></ports></host>"
        "</nmaprun>");
  const auto form = questionnaireXlsx(testing::sampleQuestionnaire(), Language::Japanese);
  write(place("returned") / "form.xlsx", form);
  write(folder / "returned" / "form.csv",
        writtenCsv(readXlsxSheets(form, "form.xlsx").at(1).table));
  write(folder / "returned" / "by-hand.csv", "部署,甲課\n項目,評価結果,備考\n4.1-1,3,あり\n");
  place("package_content");
  for (const char* name : {"small", "part"}) {
    write(folder / "package_content" / name,
          contentOf(folder / "package" / (std::string(name) + kPackageEnding)));
  }
}

}  // namespace kijun::fuzz
