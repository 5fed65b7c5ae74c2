// What others changed since a person last looked: counted, marked, filtered, and seen.
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/pages/review/seen_mark.h"
#include "ui/review_support.h"

namespace kijun::ui::review {
namespace {

using testing::until;

class ReviewSeenTest : public testing::ReviewTest {
 protected:
  // Looks at the page and leaves it.
  void look() {
    show();
    window().goTo(QStringLiteral("dashboard"));
    settle();
  }
  int touched() {
    int count = 0;
    for (int row = 0; row < rows().model()->rowCount(); ++row) {
      count += rows().model()->index(row, 0).data(ReviewList::RowRole).value<ShownRow>().touched;
    }
    return count;
  }
  QString said() { return part<QToolButton>(QStringLiteral("reviewTouched")).text(); }
};

TEST_F(ReviewSeenTest, WhatAnotherChangedIsMarkedUntilItWasSeen) {
  const auto items = plainItems(3);
  submit(items);
  const auto me = workspace().actor().person;
  look();
  run(commands::setNote(keyOf(items[0]), "mine"));
  be(personWith(Role::Assessor).id);
  run(commands::setLevel(keyOf(items[1]), 4));
  run(commands::setState({keyOf(items[0]), keyOf(items[1])}, AnswerState::Submitted));
  run(commands::addComment(keyOf(items[2]), "look here"));
  be(me);
  show();
  ASSERT_TRUE(until([&] { return touched() == 3; })) << touched();
  EXPECT_TRUE(said().contains(QStringLiteral("3"))) << said().toStdString();
  show(QStringLiteral("item:") + toQt(items[2]));
  EXPECT_TRUE(part<QLabel>(QStringLiteral("reviewTouch"))
                  .text()
                  .contains(toQt(personWith(Role::Assessor).name)));
  press(QStringLiteral("reviewTouched"));
  EXPECT_EQ(listedAnswers(), (std::vector<std::string>{items[0], items[1], items[2]}));
  shoot("review-touched");
  press(QStringLiteral("reviewSeen"));
  EXPECT_EQ(touched(), 0);
  EXPECT_FALSE(part<QPushButton>(QStringLiteral("reviewSeen")).isEnabled());
}

TEST_F(ReviewSeenTest, OnesOwnChangesAreNoNewsAndLeavingIsHavingLooked) {
  const auto items = plainItems(2);
  submit(items);
  const auto me = workspace().actor().person;
  look();
  run(commands::setLevel(keyOf(items[0]), 2));
  show();
  settle();
  EXPECT_EQ(touched(), 0);
  be(personWith(Role::Assessor).id);
  run(commands::addComment(keyOf(items[1]), "look here"));
  be(me);
  show(QStringLiteral("state:"));
  ASSERT_TRUE(until([&] { return touched() == 1; }));
  const auto file = QString::fromStdU16String(workspace().session().file().u16string());
  closeWindow();
  // Known to the user's settings, by person: another has not looked yet.
  open(file);
  be(me);
  EXPECT_EQ(seenUntil(window(), workspace()), workspace().session().head().number);
  be(personWith(Role::Approver).id);
  EXPECT_EQ(seenUntil(window(), workspace()), std::nullopt);
  be(me);
  show(QStringLiteral("state:"));
  settle();
  EXPECT_EQ(touched(), 0);
}

}  // namespace
}  // namespace kijun::ui::review
