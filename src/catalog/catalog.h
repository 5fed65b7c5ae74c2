// A catalog: one edition of a guideline as data. Code knows no section number, no level and no
// item; it asks the catalog. Immutable after loading, shared by pointer, safe from any thread.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/message.h"

namespace kijun {

// An expected item states a measure outright, a recommended one ends in 望ましい・望まれる
// (guideline section 1.3).
enum class Modality { Expected, Recommended };

enum class Effort { S, M, L, XL };

struct Checkpoint {
  std::string id;  // "a", "b", … within its item
  Bilingual text;
  bool example = false;  // the guideline gives it as an example, it is not compulsory
};

// Framework id ("csf2") → that framework's ids.
using Crosswalk = std::map<std::string, std::vector<std::string>>;

struct Item {
  std::string id;  // "5.1.1.1-1": section, then its place there
  std::string section;
  Modality modality = Modality::Expected;
  Bilingual title;  // a short handle for lists and charts
  Bilingual question;
  Bilingual intent;
  std::vector<Bilingual> evidence;
  std::vector<Checkpoint> checkpoints;
  std::map<int, Bilingual> levels;  // what levels 1, 3 and 5 look like for this item
  std::vector<std::string> functions;
  Crosswalk crosswalk;
  Effort effort = Effort::M;
  std::vector<std::string> related;
  bool noEvent = false;  // may be answered 発生なし: its level then rests on readiness
  std::vector<Bilingual> notes;
  std::vector<std::string> references;
  std::vector<std::string> serves;  // which wizards and drafts read this item

  const Checkpoint* checkpoint(std::string_view checkpointId) const;
};

struct Section {
  std::string id;      // "5.1.1.1"
  std::string parent;  // "5.1.1"; empty for a chapter
  int depth = 0;       // 0 for a chapter
  Bilingual title;
  Bilingual shortTitle;
  std::vector<Bilingual> notes;
  std::vector<std::size_t> items;     // of this section itself, indexes into Catalog::items()
  std::vector<std::size_t> allItems;  // with every section below it
};

struct ScaleLevel {
  int value = 0;
  Bilingual label;
  Bilingual criterion;
};

// A labelled choice: stipulation states, document classes, functions, efforts, sectors …
struct Choice {
  std::string id;
  Bilingual label;
  Bilingual note;
};

struct RadarAxis {
  std::string id;
  Bilingual label;
  std::vector<std::string> sections;
};

struct GlossaryTerm {
  std::string id;
  Bilingual term;
  std::string reading;
  Bilingual definition;
  std::string source;
};

struct Scale {
  std::vector<ScaleLevel> levels;
  int fulfilled = 3;      // the level from which an expected item counts as fulfilled
  int defaultTarget = 3;  // T where the cycle sets none
  int signalClaim = 3;    // signals contradict a claim of this level or more
  Bilingual note;         // who set these
  int lowest() const { return levels.front().value; }
  int highest() const { return levels.back().value; }
  const ScaleLevel* level(int value) const;
};

// Who may decline an item (不採用): a rule of the catalog.
struct DeclineRule {
  Modality modality = Modality::Recommended;
  std::string under;      // only items below this section; empty = any
  std::string requires_;  // "risk_acceptance" or empty
};

class Catalog {
 public:
  const std::string& id() const { return id_; }
  const std::string& edition() const { return edition_; }
  const Bilingual& title() const { return title_; }
  const Bilingual& editionLabel() const { return editionLabel_; }
  const Bilingual& about() const { return about_; }
  const Bilingual& disclaimer() const { return disclaimer_; }
  // BLAKE2b-256 of the file's bytes: names exactly what a workspace was answered against.
  const Digest& hash() const { return hash_; }
  const std::string& bytes() const { return bytes_; }

  const Scale& scale() const { return scale_; }
  const std::vector<Item>& items() const { return items_; }
  const std::vector<Section>& sections() const { return sections_; }
  const std::vector<Choice>& functions() const { return functions_; }
  const std::vector<Choice>& stipulations() const { return stipulations_; }
  const std::vector<Choice>& documentClasses() const { return documentClasses_; }
  const std::vector<Choice>& efforts() const { return efforts_; }
  const std::vector<Choice>& sectors() const { return sectors_; }
  const std::vector<Choice>& references() const { return references_; }
  const std::vector<RadarAxis>& radar() const { return radar_; }
  const std::vector<GlossaryTerm>& glossary() const { return glossary_; }
  const std::vector<DeclineRule>& declineRules() const { return declineRules_; }
  const Choice& modality(Modality modality) const;
  // 期待事項, 推奨事項 … weight in hundredths (100 = 1.0).
  int defaultWeight(Modality modality) const;
  int lowestWeight() const { return lowestWeight_; }
  int highestWeight() const { return highestWeight_; }
  // 1, 2, 3, 5 by the effort's size.
  int effortValue(Effort effort) const;
  // Risk factor r in hundredths by the highest current level of an open linked risk; 0 without one.
  int riskFactor(std::optional<std::string_view> riskLevel) const;

  // nullptr for an unknown id.
  const Item* item(std::string_view id) const;
  const Section* section(std::string_view id) const;
  const Choice* function(std::string_view id) const;
  // Throws nothing; the index of the item in items(), or npos.
  std::size_t indexOf(std::string_view itemId) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  // The decline rule for this item, or nullptr where it may not be declined.
  const DeclineRule* declineRule(const Item& item) const;
  bool isUnder(std::string_view section, std::string_view ancestor) const;

  // Parts of the file that later rooms read for themselves (signals, risk, clocks, …), by key.
  const nlohmann::json& part(std::string_view key) const;

 private:
  friend class CatalogReader;
  std::string id_, edition_, bytes_;
  Bilingual title_, editionLabel_, about_, disclaimer_;
  Digest hash_{};
  Scale scale_;
  std::vector<Item> items_;
  std::vector<Section> sections_;
  std::vector<Choice> functions_, stipulations_, documentClasses_, efforts_, sectors_, references_;
  std::array<Choice, 2> modalities_;
  std::array<int, 2> weights_{100, 50};
  std::array<int, 4> effortValues_{1, 2, 3, 5};
  int lowestWeight_ = 0, highestWeight_ = 300;
  std::map<std::string, int, std::less<>> riskFactors_;
  std::vector<RadarAxis> radar_;
  std::vector<GlossaryTerm> glossary_;
  std::vector<DeclineRule> declineRules_;
  std::map<std::string, std::size_t, std::less<>> itemIndex_, sectionIndex_;
  nlohmann::json json_;
};

using CatalogPtr = std::shared_ptr<const Catalog>;

std::string_view modalityId(Modality modality);
std::string_view effortId(Effort effort);
std::optional<Effort> effortFromId(std::string_view id);

// What is wrong with a catalog file, and where.
struct CatalogProblem {
  std::string pointer;  // JSON pointer, "/items/3/question/en"; empty for the file as a whole
  Message reason;
};

// Schema, ids, cross references, both languages. Empty when the catalog is sound.
std::vector<CatalogProblem> checkCatalog(std::string_view bytes);

// Throws Error (Input) naming source and the first problem.
CatalogPtr loadCatalog(std::string bytes, const std::string& source);

// The catalogs this program ships, newest edition first. Loaded once, on first use.
const std::vector<CatalogPtr>& shippedCatalogs();
CatalogPtr shippedCatalog(const Digest& hash);

}  // namespace kijun
