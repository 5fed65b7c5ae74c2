// Assessment units and cycles on the Assess page.
#include "ui/assess_support.h"
#include "ui/pages/assess/memo_section.h"

namespace kijun::ui::assess {
namespace {

using kijun::testing::until;

class AssessCycleTest : public kijun::testing::AssessTest {
 protected:
  void chooseUnit(const char* name) {
    const Id wanted = unitNamed(name).id;
    for (std::size_t i = 0; i < 4 && workspace().unit().id != wanted; ++i) press(Qt::Key_U);
    ASSERT_EQ(workspace().unit().id, wanted);
  }
};

TEST_F(AssessCycleTest, AnItemAnsweredByUnitAsksWhichUnit) {
  at("5.1.3.3-1");
  const auto head = workspace().session().head().number;
  for (const auto key : {Qt::Key_5, Qt::Key_S, Qt::Key_F, Qt::Key_M}) press(key);
  EXPECT_EQ(workspace().session().head().number, head) << "nothing overwritten by 全体";
  EXPECT_TRUE(reads(QStringLiteral("評価単位ごとに回答")));
  EXPECT_FALSE(editor().findChild<MemoEdit*>()->isVisible());
  click(QStringLiteral("制御系"));
  EXPECT_EQ(workspace().unit().name, "制御系");
  EXPECT_EQ(here(), "5.1.3.3-1");
  page().list()->setFocus();
  pressLevel(5);
  EXPECT_EQ(stored("5.1.3.3-1", unitNamed("制御系").id)->level, 5);
  EXPECT_EQ(workspace().itemScore("5.1.3.3-1")->level, 4) << "the lowest unit counts";
  EXPECT_EQ(workspace().itemScore("5.1.3.3-1")->highestLevel, 5);
  chooseUnit("全体");
  EXPECT_TRUE(reads(QStringLiteral("差 4–5")));
}

TEST_F(AssessCycleTest, AsAWholeTheUnitsMemosAreRead) {
  at("5.1.3.3-1");
  for (const char* name : {"情報系", "制御系"}) {
    const auto answer = stored("5.1.3.3-1", unitNamed(name).id);
    ASSERT_TRUE(answer);
    if (!answer->note.empty()) {
      EXPECT_TRUE(reads(toQt(answer->note))) << name;
    }
  }
}

TEST_F(AssessCycleTest, AUnitsFirstAnswerBeginsFromTheWholes) {
  at("3.4-1");
  const auto whole = stored("3.4-1");
  chooseUnit("制御系");
  EXPECT_TRUE(reads(QStringLiteral("全体の回答が当てはまります")));
  pressLevel(1);
  const auto own = stored("3.4-1", unitNamed("制御系").id);
  ASSERT_TRUE(own);
  EXPECT_EQ(own->level, 1);
  EXPECT_EQ(own->stipulation, whole->stipulation);
  EXPECT_EQ(own->note, whole->note);
  EXPECT_EQ(stored("3.4-1")->level, whole->level) << "the whole's own answer is not touched";
  EXPECT_TRUE(workspace().itemScore("3.4-1")->byUnit);
}

TEST_F(AssessCycleTest, TicksOfUnitsThatDifferAreNamed) {
  at("3.7-2");
  const auto& checkpoint = itemOf("3.7-2").checkpoints.front().id;
  for (const auto& [name, tick] : {std::pair("情報系", Tick::Yes), std::pair("制御系", Tick::No)}) {
    const AnswerKey key{workspace().cycle().cycle.id, unitNamed(name).id, "3.7-2"};
    workspace().post(commands::setTick(key, checkpoint, tick));
  }
  settle();
  EXPECT_TRUE(reads(QStringLiteral("情報系 はい ・ 制御系 いいえ")));
}

TEST_F(AssessCycleTest, ACarriedOverAnswerIsConfirmedByC) {
  openSample();
  beginCycle();
  at("3.4-1");
  const auto level = stored("3.4-1")->level;
  EXPECT_EQ(stored("3.4-1")->confirmation, Confirmation::CarriedOver);
  EXPECT_EQ(workspace().scores().overall.counts.answered, 0);
  EXPECT_TRUE(reads(QStringLiteral("前回から引き継いだ回答")));
  press(Qt::Key_C);
  EXPECT_EQ(stored("3.4-1")->confirmation, Confirmation::Confirmed);
  EXPECT_EQ(stored("3.4-1")->level, level) << "the value stays";
  EXPECT_FALSE(reads(QStringLiteral("前回から引き継いだ回答")));
  press(Qt::Key_Space);
  EXPECT_EQ(here(), "3.4-2") << "on to the next unconfirmed";
}

TEST_F(AssessCycleTest, AnAnswerGivenConfirmsAndManyAreConfirmedAtOnce) {
  openSample();
  beginCycle();
  at("3.4-1");
  pressLevel(2);
  EXPECT_EQ(stored("3.4-1")->confirmation, Confirmation::Confirmed);
  press(Qt::Key_J);
  press(Qt::Key_Down, Qt::ShiftModifier);
  press(Qt::Key_Down, Qt::ShiftModifier);
  const auto head = workspace().session().head().number;
  press(Qt::Key_C);
  EXPECT_EQ(workspace().session().head().number, head + 1);
  for (const char* item : {"3.4-2", "3.4-3", "3.4-4"}) {
    EXPECT_EQ(stored(item)->confirmation, Confirmation::Confirmed) << item;
  }
}

TEST_F(AssessCycleTest, AClosedCycleIsReadAndNotChanged) {
  at("3.4-1");
  workspace().setCycle(1);
  ASSERT_TRUE(until([&] { return !workspace().isLoading(); }));
  settle();
  ASSERT_EQ(workspace().cycle().cycle.state, "closed");
  EXPECT_EQ(here(), "3.4-1");
  const auto head = workspace().session().head().number;
  page().list()->setFocus();
  for (const auto key : {Qt::Key_0, Qt::Key_S, Qt::Key_F, Qt::Key_C, Qt::Key_N}) press(key);
  pressLevel(5, Qt::ControlModifier);
  EXPECT_EQ(workspace().session().head().number, head);
  EXPECT_TRUE(reads(QStringLiteral("終了した評価サイクル")));
}

}  // namespace
}  // namespace kijun::ui::assess
