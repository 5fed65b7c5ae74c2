// Everything is found, by folded words however short, best first, with its place and snippet.
#include "workspace/search.h"

#include <thread>

#include <SQLiteCpp/SQLiteCpp.h>

#include "workspace/workspace_fixture.h"

namespace kijun::testing {
namespace {

class SearchTest : public WorkspaceTest {
 protected:
  SearchResult found(const std::string& typed, SearchRequest request = {}) {
    request.words = searchWords(typed);
    return search(*session, request);
  }
  std::vector<SearchHit> hitsOf(const std::string& kind, const std::string& typed,
                                SearchRequest request = {}) {
    for (auto& group : found(typed, std::move(request)).kinds) {
      if (group.id == kind) return group.hits;
    }
    return {};
  }
  SearchHit one(const std::string& kind, const std::string& typed) {
    const auto hits = hitsOf(kind, typed);
    EXPECT_EQ(hits.size(), 1u) << typed;
    return hits.empty() ? SearchHit{} : hits.front();
  }
  static std::string marked(const MarkedText& text) {
    std::string out;
    for (const auto& [from, to] : text.marks) out += "[" + text.text.substr(from, to - from) + "]";
    return out;
  }
};

TEST_F(SearchTest, shortWordsAndWidthsAreFound) {
  session->run(commands::setNote(key("5.1-1"), "旧サーバのﾊﾞｯｸｱｯﾌﾟを週次で採る"));
  for (const std::string typed :
       {"旧", "週次", "採る", "る", "バックアップ", "ﾊﾞｯｸ", "サーバ", "ｻｰﾊﾞ"}) {
    const auto hit = one("answer", typed);
    EXPECT_EQ(hit.answer, key("5.1-1")) << typed;
    EXPECT_FALSE(hit.snippet.marks.empty()) << typed;
  }
  EXPECT_EQ(marked(one("answer", "バックアップ").snippet), "[ﾊﾞｯｸｱｯﾌﾟ]");
  EXPECT_TRUE(found("月次").kinds.empty());
}

TEST_F(SearchTest, aHitSaysItsPlace) {
  const auto hits = hitsOf("answer", "制御系は別");
  ASSERT_EQ(hits.size(), 2u) << "carried over into the newest cycle, which comes first";
  EXPECT_EQ(hits[0].place, "4.1-1 · 制御系 · 根拠・メモ");
  EXPECT_EQ(hits[0].answer, plantKey("4.1-1"));
  EXPECT_EQ(hits[1].place, "4.1-1 · 制御系 · 2025年度 · 根拠・メモ");
  EXPECT_EQ(hits[1].answer.cycle, previousCycle);
  EXPECT_EQ(one("department", "総務").place, "部署");
}

TEST_F(SearchTest, allWordsMustBeThereInTheThingOrAroundIt) {
  session->run(commands::setNote(plantKey("5.1-1"), "遠隔保守は承認制"));
  EXPECT_EQ(hitsOf("answer", "遠隔 承認").size(), 1u);
  EXPECT_TRUE(hitsOf("answer", "遠隔 撤去").empty());
  EXPECT_EQ(hitsOf("answer", "遠隔 制御系").size(), 1u) << "by its unit";
  EXPECT_EQ(hitsOf("answer", "遠隔 2026年度").size(), 1u) << "by its cycle";
  EXPECT_EQ(hitsOf("answer", "遠隔 5.1-1").size(), 1u) << "by its item";
  EXPECT_TRUE(hitsOf("answer", "遠隔 2025年度").empty());
  session->run(commands::addComment(plantKey("5.1-1"), "手順書を確認"));
  EXPECT_EQ(hitsOf("answer", "遠隔 手順書").size(), 1u) << "note and comment of one answer";
}

TEST_F(SearchTest, commentsReferencesAndReasonsAreFound) {
  EXPECT_EQ(one("answer", "確認をお願い").field.substr(0, 8), "comment/");
  EXPECT_NE(one("answer", "確認をお願い").place.find("コメント"), std::string::npos);
  const auto clauses = hitsOf("answer", "第8条");
  ASSERT_EQ(clauses.size(), 2u) << "both cycles";
  EXPECT_EQ(clauses.front().cycle, 2) << "the newest first";
  EXPECT_EQ(clauses.front().snippet.text, "情報セキュリティ規程 第8条");
  session->run(
      commands::setApplicability(key("4.1-2"), Applicability::NotApplicable, "設備がない"));
  EXPECT_EQ(one("answer", "設備がない").field, "reason");
}

TEST_F(SearchTest, renamedDocumentsAreFoundInTheAnswersThatReferToThem) {
  session->run(commands::putRecord(
      documentType().description,
      documentType().row({document, "改訂規程", "4", "3", "2025-04-01", department, ""})));
  EXPECT_EQ(hitsOf("answer", "改訂規程").size(), 2u);
  EXPECT_TRUE(hitsOf("answer", "情報セキュリティ規程").empty());
}

// A register is searched without a line of code in search.
TEST_F(SearchTest, everyTextOfEveryDescribedRecordIsFound) {
  int number = 0;
  for (const auto* description : recordDescriptions()) {
    if (session->rows(*description).empty()) continue;
    auto row = session->rows(*description).front();
    for (std::size_t i = 0; i < description->fields.size(); ++i) {
      const auto& field = description->fields[i];
      SCOPED_TRACE(std::string(description->id) + "." + std::string(field.id));
      if (field.kind != FieldKind::Text && field.kind != FieldKind::LongText) continue;
      if (field.id == "catalog" || field.id == "sector") continue;  // ids
      const auto word = "検索語" + std::to_string(++number) + "番";
      row[i + 1] = "前置き " + word;
      ASSERT_TRUE(session->run(description->id == "cycle"
                                   ? commands::editCycle(cycleType().record(row))
                                   : commands::putRecord(*description, row)));
      const auto hits = hitsOf(std::string(description->id), word);
      ASSERT_EQ(hits.size(), 1u);
      EXPECT_EQ(hits.front().id, textOf(row.front()));
      EXPECT_FALSE(hits.front().title.text.empty());
      EXPECT_FALSE(hits.front().place.empty());
    }
  }
  EXPECT_GT(number, 8);
}

TEST_F(SearchTest, theGuidelineIsFoundInBothLanguages) {
  const auto* item = workspaceCatalog()->item("4.1-1");
  SearchRequest english;
  english.language = Language::English;
  for (const auto& title : {item->title.ja, item->title.en}) {
    const auto hits = hitsOf("item", "\"" + title + "\"", english);
    ASSERT_FALSE(hits.empty()) << title;
    EXPECT_NE(hits.front().title.text.find(item->title.en), std::string::npos);
  }
  EXPECT_EQ(hitsOf("item", "4.1-1").front().id, "4.1-1");
  EXPECT_EQ(hitsOf("section", "4.1").front().id, "4.1");
}

TEST_F(SearchTest, titlesComeBeforeNotesAndExactBeforePartial) {
  const auto put = [&](const char* title, const char* note) {
    session->run(commands::putRecord(documentType().description,
                                     documentType().row({{}, title, "4", "", "", "", note})));
  };
  put("運用要領", "持出管理");
  put("端末の持出管理要領", "");
  put("持出管理要領", "");
  put("持出管理", "");
  const auto hits = hitsOf("document", "持出管理");
  ASSERT_EQ(hits.size(), 4u);
  EXPECT_EQ(hits[0].title.text, "持出管理");
  EXPECT_EQ(hits[1].title.text, "持出管理要領");
  EXPECT_EQ(hits[2].title.text, "端末の持出管理要領");
  EXPECT_EQ(hits[3].title.text, "運用要領");
  EXPECT_EQ(marked(hits[3].snippet), "[持出管理]");
}

TEST_F(SearchTest, hitsAreCountedBeyondTheLimitAndFiltered) {
  for (const std::string item : {"4.1-1", "4.1-2", "4.1-3", "5.1-1"}) {
    session->run(commands::setNote(key(item), "棚卸し " + item));
  }
  SearchRequest request;
  request.perKind = 2;
  const auto result = found("棚卸し", request);
  ASSERT_EQ(result.kinds.size(), 1u);
  EXPECT_EQ(result.kinds.front().total, 4u);
  EXPECT_EQ(result.kinds.front().hits.size(), 2u);
  EXPECT_EQ(result.total, 4u);
  request.kinds = {"document"};
  EXPECT_TRUE(found("棚卸し", request).kinds.empty());
  request.kinds = {"answer"};
  request.cycle = 1;
  EXPECT_TRUE(found("棚卸し", request).kinds.empty());
  request.cycle = 2;
  EXPECT_EQ(found("棚卸し", request).total, 4u);
}

TEST_F(SearchTest, anythingMayBeTyped) {
  session->run(commands::setNote(key("5.1-1"), "100% \"確実\" 'x' AND (y) * NEAR"));
  for (const std::string typed :
       {"100%", "%", "'x'", "AND", "(y)", "*", "NEAR", "\"確実", "^", "\\", "-", "a-b:c", "\x01"}) {
    EXPECT_NO_THROW(found(typed)) << typed;
  }
  EXPECT_EQ(hitsOf("answer", "100%").size(), 1u);
  EXPECT_EQ(hitsOf("answer", "'x'").size(), 1u);
  EXPECT_EQ(hitsOf("answer", "(y) near").size(), 1u);
  EXPECT_TRUE(found("").kinds.empty());
  EXPECT_TRUE(found("　 ").kinds.empty());
  std::string many;
  for (int i = 0; i < 40; ++i) many += "語" + std::to_string(i) + " ";
  EXPECT_TRUE(found(many).kinds.empty());
}

TEST_F(SearchTest, theReadingThroughFindsTheSameAsTheIndex) {
  session->run(commands::setNote(key("5.1-1"), "旧サーバのﾊﾞｯｸｱｯﾌﾟ"));
  const std::vector<std::string> all{"旧",    "バックアップ", "情報 規程",
                                     "第8条", "山田太郎",     "制御系"};
  std::vector<std::size_t> byIndex;
  for (const auto& typed : all) {
    const auto result = found(typed);
    EXPECT_EQ(result.by, SearchedBy::Index);
    byIndex.push_back(result.total);
  }
  session.reset();
  {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    database.exec("DELETE FROM search_state");
  }
  session = Session::open(file, readOnly());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto result = found(all[i]);
    EXPECT_EQ(result.by, SearchedBy::Reading);
    EXPECT_EQ(result.total, byIndex[i]) << all[i];
  }
}

TEST_F(SearchTest, stopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  SearchRequest request;
  request.words = {"規程"};
  EXPECT_THROW(search(*session, request, stop.get_token()), Cancelled);
  EXPECT_NO_THROW(search(*session, request));
}

}  // namespace
}  // namespace kijun::testing
