// Validity and tags of evidence.
#include "records/evidence.h"

#include <gtest/gtest.h>

namespace kijun::testing {
namespace {

TEST(EvidenceRecord, validityGoesByTheDay) {
  const Date day(2026, 9, 30);
  Evidence piece;
  EXPECT_EQ(validityOn(piece, day), Validity::Unlimited);
  piece.expiresOn = "2026-09-29";
  EXPECT_EQ(validityOn(piece, day), Validity::Expired);
  piece.expiresOn = "2026-09-30";
  EXPECT_EQ(validityOn(piece, day), Validity::Expiring) << "holds on its last day";
  piece.expiresOn = day.plusDays(kExpiringDays - 1).iso();
  EXPECT_EQ(validityOn(piece, day), Validity::Expiring);
  piece.expiresOn = day.plusDays(kExpiringDays).iso();
  EXPECT_EQ(validityOn(piece, day), Validity::Valid);
  piece.effectiveOn = "2026-10-01";
  EXPECT_EQ(validityOn(piece, day), Validity::NotYet);
  piece.effectiveOn = "2026-09-30";
  EXPECT_EQ(validityOn(piece, day), Validity::Valid);
  piece.expiresOn = "いつか";
  EXPECT_EQ(validityOn(piece, day), Validity::Unlimited);
}

TEST(EvidenceRecord, tagsArePartedAndKeptOnce) {
  EXPECT_EQ(tagsOf(" 教育、訓練 2026　教育, \n"),
            (std::vector<std::string>{"教育", "訓練", "2026"}));
  EXPECT_TRUE(tagsOf(" 、").empty());
  EXPECT_EQ(joinedTags({"教育", "訓練"}), "教育, 訓練");
  EXPECT_EQ(joinedTags({}), "");
}

}  // namespace
}  // namespace kijun::testing
