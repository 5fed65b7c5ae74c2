// Comments in threads, on the review page and on the Assess page alike: replies, done and open
// again, and what is half written.
#include <QAbstractButton>
#include <QFile>

#include "ui/pages/review/review_page.h"
#include "ui/review/comment_threads.h"
#include "ui/review_support.h"

namespace kijun::ui::review {
namespace {

using testing::until;

class ReviewThreadsTest : public testing::ReviewTest {
 protected:
  CommentThreads& threads() { return *pane().findChild<CommentThreads*>(); }
  QLineEdit& replyField() {
    for (auto* edit : threads().findChildren<QLineEdit*>()) {
      if (edit->isVisible() && edit->objectName().startsWith(QStringLiteral("replyTo."))) {
        return *edit;
      }
    }
    throw std::runtime_error("no reply is asked for");
  }
  std::vector<Comment> comments(const std::string& item) { return answerOf(item).comments; }
};

TEST_F(ReviewThreadsTest, AReplyJoinsItsThreadWhichIsDoneAsAWholeAndOpensAgain) {
  const auto items = plainItems(1);
  submit(items);
  const auto before = comments(items[0]).size();
  show();
  key(Qt::Key_M);
  auto* first = qobject_cast<QLineEdit*>(QApplication::focusWidget());
  ASSERT_NE(first, nullptr);
  QTest::keyClicks(first, "which plant?");
  key(Qt::Key_Return);
  ASSERT_EQ(comments(items[0]).size(), before + 1);
  const auto written = comments(items[0]);
  const auto begun = *std::ranges::find(written, "which plant?", &Comment::text);
  EXPECT_EQ(threads().open(), 1);
  press(QStringLiteral("commentReply"));
  auto& reply = replyField();
  EXPECT_TRUE(reply.hasFocus());
  QTest::keyClicks(&reply, "the north one");
  QTest::keyClick(&reply, Qt::Key_Return);
  settle();
  ASSERT_EQ(comments(items[0]).size(), before + 2);
  const auto after = comments(items[0]);
  const auto replied = std::ranges::find(after, "the north one", &Comment::text);
  ASSERT_NE(replied, after.end());
  EXPECT_EQ(replied->parent, begun.id);
  EXPECT_TRUE(isSaid(QStringLiteral("the north one")));
  shoot("review-thread");
  press(QStringLiteral("commentDone"));
  EXPECT_EQ(threads().open(), 0);
  EXPECT_FALSE(isSaid(QStringLiteral("the north one"))) << "a done thread is one line";
  press(QStringLiteral("commentUnfold"));
  settle();
  EXPECT_TRUE(isSaid(QStringLiteral("the north one")));
  press(QStringLiteral("commentDone"));
  EXPECT_EQ(threads().open(), 1);
}

TEST_F(ReviewThreadsTest, WhatIsHalfWrittenIsThereOnTheOtherPageAndAfterClosing) {
  const auto items = plainItems(1);
  submit(items);
  run(commands::addComment(keyOf(items[0]), "which plant?"));
  show();
  press(QStringLiteral("commentReply"));
  QTest::keyClicks(&replyField(), "half a rep");
  AssessTest::at(toQt(items[0]));
  auto* other = editor().findChild<CommentThreads*>();
  const auto replied = [](const QWidget& place) {
    for (const auto* edit : place.findChildren<QLineEdit*>()) {
      if (edit->objectName().startsWith(QStringLiteral("replyTo."))) return edit->text();
    }
    return QString();
  };
  EXPECT_TRUE(until([&] { return replied(*other) == QStringLiteral("half a rep"); }));
  const auto file = QString::fromStdU16String(workspace().session().file().u16string());
  closeWindow();
  open(file);
  show(QStringLiteral("item:") + toQt(items[0]));
  EXPECT_TRUE(until([&] { return replied(threads()) == QStringLiteral("half a rep"); }));
}

TEST_F(ReviewThreadsTest, WhoMayNotCommentReadsWhy) {
  const auto items = plainItems(1);
  submit(items);
  show();
  be(personWith(Role::Executive).id);
  show();
  EXPECT_FALSE(threads().findChild<QLineEdit*>(QStringLiteral("commentNew"))->isVisible());
  EXPECT_TRUE(isSaid(text(roleTextId(Role::Executive))));
}

}  // namespace
}  // namespace kijun::ui::review
