// Generated: three copies edited in parallel and merged in any order end with the same content, in
// every journalled table, whatever was edited; and again after a second round. KIJUN_MERGE_SEEDS
// asks for more of them.
#include <algorithm>
#include <cstdlib>
#include <random>

#include "workspace/merge_fixture.h"
#include "workspace/verify.h"

namespace kijun::testing {
namespace {

using Random = std::mt19937;

class MergeConvergenceTest : public MergeTest {
 protected:
  std::size_t below(Random& random, std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  }
  template <typename T>
  const T& pick(Random& random, const std::vector<T>& from) {
    return from[below(random, from.size())];
  }

  Command randomCommand(Session& on, Random& random, int step) {
    using namespace commands;
    const auto units = on.snapshot().current.units;
    const auto& unit = pick(random, units);
    const AnswerKey at{cycle, unit.id, pick<std::string>(random, {"4.1-1", "4.1-2", "5.1-1"})};
    const auto text = "文 " + std::to_string(step) + "/" + std::to_string(below(random, 1000));
    switch (below(random, 14)) {
      case 0:
      case 1:
        return setLevel(at, static_cast<int>(1 + below(random, 4)));
      case 2:
      case 3:
        return setNote(at, text);
      case 4:
        return setTick({cycle, unit.id, "4.1-1"}, pick<std::string>(random, {"a", "b"}),
                       pick<std::optional<Tick>>(random, {Tick::Yes, Tick::No, std::nullopt}));
      case 5:
        return addComment(at, text);
      case 6: {
        std::vector<DocumentReference> references;
        for (std::size_t i = below(random, 3); i > 0; --i) references.push_back({document, text});
        return setReferences(at, references);
      }
      case 7:
        return setTarget(cycle, at.item, static_cast<int>(1 + below(random, 4)));
      case 8:
        if (!unit.whole && below(random, 2) == 0) return removeUnit(cycle, unit.id);
        return addUnit(cycle, "単位 " + text);
      case 9:
        return setSetting("approval_style", pick<std::string>(random, {"seal", "signature"}));
      case 10: {
        const auto departments = on.rows(departmentType().description);
        return assign({at}, textOf(pick(random, departments).front()),
                      below(random, 2) == 0 ? respondent : Id(), "2026-12-01");
      }
      case 11: {
        const auto departments = on.rows(departmentType().description);
        return deleteRecord(departmentType().description,
                            textOf(pick(random, departments).front()));
      }
      case 12:
        return putRecord(departmentType().description,
                         departmentType().row({{}, "部 " + text, 3, 9}));
      default:
        return putRecord(personType().description, personType().row({respondent, "山田 太郎", text,
                                                                     department, "respondent"}));
    }
  }

  // The same edits for the same seed. Edits that a command refuses are left out.
  void edit(const std::filesystem::path& path, unsigned seed) {
    Random random(seed);
    auto options = readWrite();
    options.environment.ids =
        std::make_shared<CountingIds>(*Instant::parse("2026-05-01T00:00:00.000Z"), seed * 100000);
    const auto on = Session::open(path, options);
    const auto count = below(random, 12);
    for (std::size_t step = 0; step < count; ++step) {
      try {
        if (below(random, 5) == 0) {
          on->undo();
        } else {
          on->run(randomCommand(*on, random, static_cast<int>(step)));
        }
      } catch (const Error&) {
      }
    }
  }

  void expectSound(const std::filesystem::path& path) {
    for (const auto& finding : verify(path).findings) {
      ADD_FAILURE() << path << ": " << inWords(finding, Language::English);
    }
  }

  // The rows that only one of them has.
  static std::string difference(const TableContents& one, const TableContents& other) {
    std::string text;
    for (const auto& [table, rows] : one) {
      for (const auto& row : rows) {
        if (!std::ranges::count(other.at(table), row)) text += "first: " + table + " " + row + "\n";
      }
      for (const auto& row : other.at(table)) {
        if (!std::ranges::count(rows, row)) text += "then: " + table + " " + row + "\n";
      }
    }
    return text;
  }

  using Files = std::vector<std::filesystem::path>;

  Files freshCopies(const Files& of, const std::string& prefix) {
    Files copies;
    for (std::size_t i = 0; i < of.size(); ++i) {
      copies.push_back(folder / (prefix + std::to_string(i) + ".kijun"));
      std::filesystem::copy_file(of[i], copies.back(),
                                 std::filesystem::copy_options::overwrite_existing);
    }
    return copies;
  }

  void merge(const std::filesystem::path& into, const std::filesystem::path& other) {
    mergeFiles(into, other, [&](const MergePreview& found) {
      for (const auto& conflict : found.conflicts) ++met[conflict.kind];
      return laterWins(found);
    });
  }

  std::map<MergeConflict::Kind, int> met;  // conflicts seen so far

  // The first takes in the others in turn, then each of these takes in the first; again where what
  // they decided has not reached everybody.
  void exchange(const Files& files) {
    for (std::size_t i = 1; i < files.size(); ++i) merge(files[0], files[i]);
    for (std::size_t i = 1; i < files.size(); ++i) merge(files[i], files[0]);
  }
  // Each takes in the next, round and round.
  void exchangeAround(const Files& files) {
    for (std::size_t round = 0; round < files.size(); ++round) {
      for (std::size_t i = 0; i < files.size(); ++i) {
        merge(files[i], files[(i + 1) % files.size()]);
      }
    }
  }
};

TEST_F(MergeConvergenceTest, threeCopiesEndTheSameInAnyOrder) {
  session.reset();
  const char* more = std::getenv("KIJUN_MERGE_SEEDS");
  const unsigned seeds = more ? static_cast<unsigned>(std::atoi(more)) : 6;
  for (unsigned seed = 0; seed < seeds; ++seed) {
    Files edited;
    for (unsigned i = 0; i < 3; ++i) {
      edited.push_back(folder / ("編集" + std::to_string(i) + ".kijun"));
      std::filesystem::copy_file(file, edited.back(),
                                 std::filesystem::copy_options::overwrite_existing);
      edit(edited.back(), seed * 3 + i + 1);
    }
    std::vector<std::size_t> order{0, 1, 2};
    std::optional<TableContents> expected;
    Files last;
    do {
      SCOPED_TRACE(::testing::Message()
                   << "seed " << seed << ", order " << order[0] << order[1] << order[2]);
      const int deletionsBefore = met[MergeConflict::Kind::Deletion];
      const auto copies = freshCopies(edited, "合わせ");
      last = {copies[order[0]], copies[order[1]], copies[order[2]]};
      exchange(last);
      const auto content = contentsOf(last[0]);
      for (const auto& path : last)
        EXPECT_TRUE(contentsOf(path) == content) << path << difference(content, contentsOf(path));
      // What a person decides about a deletion depends on what they saw by then; it is an entry
      // that all get. All else comes to the same whoever begins.
      if (met[MergeConflict::Kind::Deletion] == deletionsBefore) {
        if (!expected) expected = content;
        EXPECT_TRUE(*expected == content) << difference(*expected, content);
      }
      if (HasFailure()) return;
    } while (std::ranges::next_permutation(order).found);
    for (const auto& path : last) expectSound(path);

    // A second round, from what the first one came to, the other way about.
    SCOPED_TRACE(::testing::Message() << "second round, seed " << seed);
    for (unsigned i = 0; i < 3; ++i) edit(last[i], 10000 + seed * 3 + i);
    exchangeAround(last);
    const auto content = contentsOf(last[0]);
    for (const auto& path : last) {
      EXPECT_TRUE(contentsOf(path) == content) << path << difference(content, contentsOf(path));
      expectSound(path);
    }
    if (HasFailure()) return;
  }
  EXPECT_GT(met[MergeConflict::Kind::Field], 0);
  EXPECT_GT(met[MergeConflict::Kind::Deletion], 0);
  RecordProperty("field conflicts", met[MergeConflict::Kind::Field]);
  RecordProperty("deletion conflicts", met[MergeConflict::Kind::Deletion]);
}

}  // namespace
}  // namespace kijun::testing
