#include "workspace/search.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <bit>
#include <map>

#include "base/error.h"
#include "workspace/search_hit.h"
#include "workspace/session_door.h"
#include "workspace/store/text_store.h"

namespace kijun {
namespace {

struct KindName {
  const char* id;
  const char* textId;
};
constexpr KindName kCatalogKinds[] = {{"item", KIJUN_TEXT("search.kind.item")},
                                      {"section", KIJUN_TEXT("search.kind.section")},
                                      {"term", KIJUN_TEXT("search.kind.term")},
                                      {"answer", KIJUN_TEXT("search.kind.answer")}};

// Ends a running statement of the connection when stop is asked for.
class Interruptible {
 public:
  Interruptible(SQLite::Database& database, const std::stop_token& stop)
      : handle_(database.getHandle()), stop_(stop) {
    if (!stop_.stop_possible()) return;
    sqlite3_progress_handler(
        handle_, 5000,
        [](void* self) {
          return static_cast<Interruptible*>(self)->stop_.stop_requested() ? 1 : 0;
        },
        this);
  }
  ~Interruptible() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

 private:
  sqlite3* handle_;
  std::stop_token stop_;
};

struct Scored {
  int score = 0;
  std::int64_t cycle = 0;
  const CatalogPlace* place = nullptr;  // of the guideline, else
  RowMatch match;
  PieceWithText piece;  // of the text inside evidence: whose it is
};

class Finder {
 public:
  Finder(SQLite::Database& database, CatalogShelf& catalogs, const SearchRequest& request,
         const std::stop_token& stop)
      : scene_(database, catalogs, request.words, request.language, request.cycle),
        words_(scene_.words),
        request_(request),
        stop_(stop),
        wanted_(allOf(words_.size())) {
    for (const auto& [id, cycle] : scene_.cycles) note(id, cycle.name);
    for (const auto& [id, name] : scene_.units) note(id, name);
  }

  SearchResult find() {
    SearchResult result;
    if (words_.empty()) return result;
    findInCatalog();
    result.by = findRows(result);
    result.unreadTexts = readableContents(scene_.database, TextsToRead::New).size();
    joinContents();
    const HitWriter writer(scene_);
    for (auto& kind : searchKinds(request_.language)) {
      auto& found = found_[kind.id];
      if (found.empty()) continue;
      kind.total = found.size();
      result.total += kind.total;
      // A stable order among equals: that of the guideline, or of the register's ids.
      std::ranges::stable_sort(found, [](const Scored& a, const Scored& b) {
        if (a.score != b.score) return a.score > b.score;
        if (a.cycle != b.cycle) return a.cycle > b.cycle;
        return !a.place && !b.place && a.match.row < b.match.row;
      });
      for (const auto& one : found) {
        if (kind.hits.size() == request_.perKind) break;
        if (stop_.stop_requested()) throw Cancelled();
        kind.hits.push_back(one.place              ? writer.place(*one.place)
                            : one.piece.id.empty() ? writer.row(one.match)
                                                   : writer.content(one.match, one.piece));
      }
      result.kinds.push_back(std::move(kind));
    }
    return result;
  }

 private:
  void note(const Id& id, const std::string& name) {
    inNames_[id] = wordsIn(searchFolded(name), words_);
  }

  bool isAsked(std::string_view kind) const {
    return request_.kinds.empty() ||
           std::ranges::find(request_.kinds, kind) != request_.kinds.end();
  }

  // ---- the guideline ----

  void findInCatalog() {
    if (!scene_.catalog) return;
    places_ = placesOf(*scene_.catalog);
    for (const auto& place : *places_) {
      const auto inId = wordsIn(place.foldedId, words_);
      auto inTitle = inId;
      WordSet all = 0;
      int most = 0;
      for (const auto& text : place.texts) {
        const auto in = wordsIn(text.folded.ja, words_) | wordsIn(text.folded.en, words_);
        if (text.field == "title") inTitle |= in;
        all |= in;
        most = std::max(most, std::popcount(in));
      }
      all |= inTitle;
      if (place.kind == "item") inNames_[place.id] = inTitle;
      if (all != wanted_ || !isAsked(place.kind)) continue;
      Scored scored;
      scored.place = &place;
      scored.score = scoreOf(inTitle, most) + scoreOfTitle(place.foldedId, place.texts);
      found_[place.kind].push_back(std::move(scored));
    }
  }

  int scoreOf(WordSet inTitle, int mostInOneText) const {
    return (inTitle == wanted_ ? 1000 : 0) + 20 * std::popcount(inTitle) + mostInOneText;
  }

  // Exact before the beginning before the middle.
  int scoreOfName(std::string_view folded) const {
    if (folded == words_.front() && words_.size() == 1) return 500;
    return folded.starts_with(words_.front()) ? 200 : 0;
  }
  int scoreOfTitle(const std::string& foldedId, const std::vector<CatalogText>& texts) const {
    int score = scoreOfName(foldedId);
    for (const auto& text : texts) {
      if (text.field != "title") continue;
      score = std::max({score, scoreOfName(text.folded.ja), scoreOfName(text.folded.en)});
    }
    return score;
  }

  // ---- rows ----

  SearchedBy findRows(SearchResult& result) {
    const auto surroundings = [this](const SearchedRow& row) { return wordsAround(row); };
    Matches matches;
    SearchedBy by = SearchedBy::Reading;
    try {
      if (isSearchIndexWhole(scene_.database)) {
        matches = matchByIndex(scene_.database, words_, surroundings);
        by = SearchedBy::Index;
      }
    } catch (const SQLite::Exception& failure) {
      if (failure.getErrorCode() == SQLITE_INTERRUPT) throw;
      spdlog::warn("The search index cannot be read: {}.", failure.what());
    }
    if (by == SearchedBy::Reading) {
      matches = matchByReading(scene_.database, words_, surroundings, stop_);
    }
    result.more = matches.more;
    for (auto& match : matches.rows) take(std::move(match));
    return by;
  }

  WordSet wordsAround(const SearchedRow& row) {
    WordSet words = 0;
    if (row.kind == kSearchedContent) {
      const auto [first, behind] = pieces().equal_range(row.key.front());
      for (auto at = first; at != behind; ++at) words |= wordsOfPiece(at->second);
      return words;
    }
    if (row.kind != kSearchedAnswer) return 0;
    for (const auto& part : row.key) {
      const auto at = inNames_.find(part);
      if (at != inNames_.end()) words |= at->second;
    }
    return words;
  }

  // Asked for only where the text of a content was found.
  const std::multimap<std::string, PieceWithText>& pieces() {
    if (!pieces_) pieces_ = piecesByContent(scene_.database);
    return *pieces_;
  }

  WordSet wordsOfPiece(const PieceWithText& piece) const {
    return wordsIn(searchFolded(piece.title), words_);
  }

  // The text inside a content is found as each piece that has it now; of what is only in earlier
  // revisions or in deleted pieces nothing is told.
  void takeContent(const RowMatch& match) {
    if (!isAsked(evidenceType().description.id)) return;
    const auto [first, behind] = pieces().equal_range(match.row.key.front());
    for (auto at = first; at != behind; ++at) {
      const auto& piece = at->second;
      const auto inTitle = wordsOfPiece(piece);
      // Other pieces' titles may have given the words that lack here.
      if ((match.all | inTitle) != wanted_) continue;
      Scored scored;
      scored.score = scoreOf(inTitle, std::popcount(match.inText));
      scored.match = match;
      scored.piece = piece;
      inContents_.emplace(piece.id, std::move(scored));
    }
  }

  // A piece that is found by its record and by its text is one hit, which shows the text.
  void joinContents() {
    auto& records = found_[std::string(evidenceType().description.id)];
    for (auto& record : records) {
      const auto at = inContents_.find(record.match.row.key.front());
      if (at == inContents_.end()) continue;
      at->second.score = std::max(at->second.score, record.score) + 1;
      record = std::move(at->second);
      inContents_.erase(at);
    }
    for (auto& [id, scored] : inContents_) records.push_back(std::move(scored));
  }

  void take(RowMatch match) {
    if (match.row.kind == kSearchedContent) return takeContent(match);
    if (!isAsked(match.row.kind)) return;
    Scored scored;
    scored.score = scoreOf(match.inTitle, std::popcount(match.inText));
    if (match.row.kind == kSearchedAnswer) {
      const auto cycle = scene_.cycles.find(match.row.key[0]);
      if (cycle == scene_.cycles.end()) return;
      scored.cycle = cycle->second.number;
      if (request_.cycle && scored.cycle != *request_.cycle) return;
    } else if (match.inTitle == wanted_) {
      const auto texts = searchedTexts(scene_.database, match.row);
      if (!texts.empty() && texts.front().title) {
        scored.score += scoreOfName(searchFolded(texts.front().text));
      }
    }
    auto& list = found_[match.row.kind];
    scored.match = std::move(match);
    list.push_back(std::move(scored));
  }

  const SearchScene scene_;
  const std::vector<std::string>& words_;
  const SearchRequest& request_;
  const std::stop_token stop_;
  const WordSet wanted_;
  std::shared_ptr<const CatalogPlaces> places_;
  std::map<std::string, WordSet> inNames_;  // of cycles, units and items, by id
  std::optional<std::multimap<std::string, PieceWithText>> pieces_;
  std::map<Id, Scored> inContents_;  // by piece
  std::map<std::string, std::vector<Scored>> found_;
};

// Runs a reading that SQLite interrupts when stop is asked for.
template <typename Reading>
auto interruptible(const Session& session, const std::stop_token& stop, const Reading& reading) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    const Interruptible interruptible(database, stop);
    try {
      return reading(database);
    } catch (const SQLite::Exception& failure) {
      if (failure.getErrorCode() == SQLITE_INTERRUPT) throw Cancelled();
      throw;
    }
  });
}

}  // namespace

std::vector<SearchKind> searchKinds(Language language) {
  std::vector<SearchKind> kinds;
  for (const auto& [id, textId] : kCatalogKinds) {
    kinds.push_back({id, render({textId, {}}, language), 0, {}});
  }
  for (const auto* description : recordDescriptions()) {
    kinds.push_back({std::string(description->id),
                     render({std::string(description->textId), {}}, language),
                     0,
                     {}});
  }
  return kinds;
}

SearchResult search(const Session& session, const SearchRequest& request,
                    const std::stop_token& stop) {
  return interruptible(session, stop, [&](SQLite::Database& database) {
    return Finder(database, SessionDoor::catalogs(session), request, stop).find();
  });
}

void remakeSearchIndex(Session& session) {
  SessionDoor::write(session, [](Store& store) { markSearchIndexStale(store.database()); });
  // Step by step: commands are served in between.
  for (bool more = true; more;) {
    SessionDoor::write(session, [&](Store& store) { more = store.indexSome(); });
  }
}

SearchIndexState searchIndexState(const Session& session, const std::stop_token& stop) {
  return interruptible(session, stop, [](SQLite::Database& database) {
    SearchIndexState state;
    state.whole = isSearchIndexWhole(database);
    for (const auto& difference : checkSearchIndex(database)) {
      std::string name = difference.row.kind;
      for (const auto& part : difference.row.key) name += "/" + part;
      state.differing.push_back(name + "/" + difference.field);
    }
    return state;
  });
}

}  // namespace kijun
