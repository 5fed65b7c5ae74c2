// Search over everything a workspace holds and the guideline it is answered against, folded so that
// ｶﾀｶﾅ finds カタカナ, and for words of one and two characters too. All words must be found in a
// thing: in its texts or, for an answer, in the names of its item, unit and cycle.
#pragma once
#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include "base/search_text.h"
#include "workspace/session.h"

namespace kijun {

struct SearchRequest {
  std::vector<std::string> words;  // of searchWords()
  Language language = Language::Japanese;
  std::vector<std::string> kinds;  // only these; empty: all
  std::optional<int> cycle;        // answers of this cycle only
  std::size_t perKind = 20;        // hits told of each kind; more are counted
};

// "item", "section", "term" of the guideline; "answer"; else a record's id ("document", …).
struct SearchHit {
  std::string kind;
  MarkedText title;
  std::string place;  // 5.1.1.1-1 · 制御系 · メモ
  MarkedText snippet;
  std::string id;     // of an item, section, term or record
  AnswerKey answer;   // of an answer: id is its item
  std::string field;  // where the snippet stands: "note", "comment/ID", "page/3" …
  int cycle = 0;      // number; 0 for what belongs to none
};

struct SearchKind {
  std::string id;
  std::string label;
  std::size_t total = 0;
  std::vector<SearchHit> hits;  // best first
};

// Index: as it stands. Reading: the index is missing, being made or damaged, and everything was
// read through, which takes longer.
enum class SearchedBy { Index, Reading };

struct SearchResult {
  std::vector<SearchKind> kinds;  // always in the same order; those without a hit are left out
  std::size_t total = 0;
  SearchedBy by = SearchedBy::Index;
  bool more = false;  // words so common that not every hit was counted
  // Files of evidence whose text is not known yet: found by their titles only.
  std::size_t unreadTexts = 0;
};

// Every kind there can be, in the order of results, with its label.
std::vector<SearchKind> searchKinds(Language language);

// Reads on a connection of its own: any thread but the UI's. Throws Error, and Cancelled where stop
// was asked for. Without words nothing is found.
SearchResult search(const Session& session, const SearchRequest& request,
                    const std::stop_token& stop = {});

// Makes the index anew and returns when it is whole; commands may run meanwhile. Not for the UI
// thread. Throws Error where the workspace is not open for writing.
void remakeSearchIndex(Session& session);

// Whether the index says what the workspace holds. Linear in the workspace.
struct SearchIndexState {
  bool whole = true;                   // else it is being made
  std::vector<std::string> differing;  // "document/ID/note", at most 100
};
SearchIndexState searchIndexState(const Session& session, const std::stop_token& stop = {});

}  // namespace kijun
