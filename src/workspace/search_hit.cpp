#include "workspace/search_hit.h"

#include <bit>

#include "workspace/store/record_store.h"

namespace kijun {
namespace {

constexpr std::size_t kSnippetWidth = 90;  // characters
constexpr const char* kBetween = " · ";

}  // namespace

SearchScene::SearchScene(SQLite::Database& from, CatalogShelf& shelf,
                         std::vector<std::string> searched, Language in, std::optional<int> cycle)
    : database(from), catalogs(shelf), words(std::move(searched)), language(in) {
  if (words.size() > kMostWords) words.resize(kMostWords);
  for (const auto& record : readAll(database, cycleType())) cycles.emplace(record.id, record);
  for (const auto& unit : readAll(database, unitType())) units.emplace(unit.id, unit.name);
  for (const auto& [id, record] : cycles) {
    const bool asked = cycle && record.number == *cycle;
    if (!shown || asked || (!cycle && record.number > shown->number)) shown = &record;
  }
  if (shown) catalog = catalogs.get(database, shown->catalog);
}

void HitWriter::addField(SearchHit& hit, const std::string& name) const {
  if (name.empty() || hit.snippet.marks.empty()) return;
  hit.place += (hit.place.empty() ? "" : kBetween) + name;
}

std::string HitWriter::fieldName(const std::string& field) const {
  const auto at = field.find('/');
  if (field.starts_with("level/")) {
    return render(msg("search.field.level", field.substr(at + 1)), scene_.language);
  }
  static const std::map<std::string, const char*, std::less<>> names{
      {"title", KIJUN_TEXT("search.field.title")},
      {"question", KIJUN_TEXT("search.field.question")},
      {"intent", KIJUN_TEXT("search.field.intent")},
      {"evidence", KIJUN_TEXT("search.field.evidence")},
      {"checkpoint", KIJUN_TEXT("search.field.checkpoint")},
      {"notes", KIJUN_TEXT("search.field.notes")},
      {"definition", KIJUN_TEXT("search.field.definition")},
      {"references", KIJUN_TEXT("search.field.references")},
      {"comment", KIJUN_TEXT("search.field.comment")}};
  const auto name = names.find(field.substr(0, at));
  return name == names.end() ? std::string() : render({name->second, {}}, scene_.language);
}

std::string HitWriter::labelOf(const RecordDescription& description,
                               const std::string& field) const {
  const auto at = description.indexOf(field);
  if (!at) return {};
  return render({std::string(description.fields[*at].textId), {}}, scene_.language);
}

SearchHit HitWriter::place(const CatalogPlace& found) const {
  const bool japanese = scene_.language == Language::Japanese;
  SearchHit hit;
  hit.kind = found.kind;
  hit.id = found.id;
  const auto& title = found.texts.front().original.in(scene_.language);
  hit.title = markedTextOf(found.kind == "term" ? title : found.id + " " + title, scene_.words);
  // The text with the most words, and among equals the one in the language asked for.
  int most = -1;
  const std::string* best = nullptr;
  for (const auto& text : found.texts) {
    if (&text == &found.texts.front() && found.texts.size() > 1) continue;
    for (const bool own : {true, false}) {
      const bool inJapanese = own == japanese;
      const auto count =
          std::popcount(wordsIn(inJapanese ? text.folded.ja : text.folded.en, scene_.words));
      const int rank = 2 * count + (own ? 1 : 0);
      if (rank <= most || (!own && count == 0)) continue;
      most = rank;
      best = inJapanese ? &text.original.ja : &text.original.en;
      hit.field = text.field;
    }
  }
  if (best) hit.snippet = snippetOf(SearchText(*best), scene_.words, kSnippetWidth);
  const auto* item = found.kind == "item" ? scene_.catalog->item(found.id) : nullptr;
  const auto* section = item ? scene_.catalog->section(item->section) : nullptr;
  if (section) hit.place = section->id + " " + section->shortTitle.in(scene_.language);
  addField(hit, fieldName(hit.field));
  return hit;
}

SearchHit HitWriter::row(const RowMatch& match) const {
  SearchHit hit;
  hit.kind = match.row.kind;
  const auto texts = searchedTexts(scene_.database, match.row);
  const SearchedText* best = nullptr;
  int most = 0;
  for (const auto& text : texts) {
    if (text.title) {
      hit.title = markedTextOf(text.text, scene_.words);
      continue;
    }
    const int count = std::popcount(wordsIn(searchFolded(text.text), scene_.words));
    if (count <= most) continue;
    most = count;
    best = &text;
  }
  if (best) {
    hit.field = best->field;
    hit.snippet = snippetOf(SearchText(best->text), scene_.words, kSnippetWidth);
  }
  if (hit.kind == kSearchedAnswer) {
    describeAnswer(match.row, hit);
  } else {
    describeRecord(match.row, hit);
  }
  return hit;
}

SearchHit HitWriter::content(const RowMatch& match, const PieceWithText& piece) const {
  SearchHit hit;
  hit.kind = evidenceType().description.id;
  hit.id = piece.id;
  hit.title = markedTextOf(piece.title, scene_.words);
  hit.field = pageField(match.page);
  const auto text = pageText(scene_.database, match.row.key.front(), match.page);
  hit.snippet = snippetOf(SearchText(text), scene_.words, kSnippetWidth);
  hit.place = render({std::string(evidenceType().description.textId), {}}, scene_.language);
  const bool paged = piece.mediaType == "application/pdf";
  addField(hit, render(paged ? msg("search.field.page", match.page) : msg("search.field.text"),
                       scene_.language));
  return hit;
}

void HitWriter::describeAnswer(const SearchedRow& row, SearchHit& hit) const {
  hit.answer = {row.key[0], row.key[1], row.key[2]};
  hit.id = hit.answer.item;
  const auto& cycle = scene_.cycles.at(hit.answer.cycle);
  hit.cycle = static_cast<int>(cycle.number);
  const auto catalog = scene_.catalogs.get(scene_.database, cycle.catalog);
  const auto* item = catalog->item(hit.id);
  hit.title =
      markedTextOf(item ? hit.id + " " + item->title.in(scene_.language) : hit.id, scene_.words);
  hit.place = hit.id;
  const auto unit = scene_.units.find(hit.answer.unit);
  if (unit != scene_.units.end()) hit.place += kBetween + unit->second;
  if (&cycle != scene_.shown) hit.place += kBetween + cycle.name;
  auto name = fieldName(hit.field);
  if (name.empty()) name = labelOf(answerDescription(), hit.field);
  addField(hit, name);
}

void HitWriter::describeRecord(const SearchedRow& row, SearchHit& hit) const {
  hit.id = row.key.front();
  const auto* description = findDescription(row.kind);
  hit.place = render({std::string(description->textId), {}}, scene_.language);
  addField(hit, labelOf(*description, hit.field));
}

}  // namespace kijun
