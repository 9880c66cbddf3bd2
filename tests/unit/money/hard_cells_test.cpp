// The 101 notations of pay that guides use, with the one right reading of each.
#include <array>

#include "reading.h"
#include "support/catch.h"

namespace guidelint::money {
namespace {

struct HardCell {
  std::string_view cell;
  std::string_view column;
  std::string_view reading;  // a basis is that of the cell, else the one the column names
};

constexpr std::array k_hard_cells = {
    HardCell{"$12K-$25K (10-15%)", "Bonus", "12000..25000 USD; 10..15%"},                                           // 1
    HardCell{"₹47,00,000 - ₹59,00,000", "Base Salary", "4700000..5900000 INR"},                                     // 2
    HardCell{"£125,000-£178,000 / $158,000-$224,000", "Base Salary", "125000..178000 GBP; or 158000..224000 USD"},  // 3
    HardCell{"₹25,00,000-₹42,00,000 / $30,000-$51,000", "Base Salary",
             "2500000..4200000 INR; or 30000..51000 USD"},                                        // 4
    HardCell{"A$140,000 – A$195,000", "Base Salary", "140000..195000 AUD"},                       // 5
    HardCell{"$85,000 – A$175,000", "Options (4yr)", "85000..175000 USD..AUD MIXED four years"},  // 6
    HardCell{"CNY 450K–CNY 850K", "Base Salary", "450000..850000 CNY"},                           // 7
    HardCell{"CNY 700K–CNY 1.4M", "Total Comp", "700000..1400000 CNY"},                           // 8
    HardCell{"EUR 125,000 - EUR 172,000", "**Base Salary**", "125000..172000 EUR"},               // 9
    HardCell{"$35K–$85K/yr", "Stock/Bonus", "35000..85000 USD year"},                             // 10
    HardCell{"$440K-$720K ($110K-$180K/yr)", "Stock (RSU/4yr)",
             "440000..720000 USD four years; or 110000..180000 USD year"},                                  // 11
    HardCell{"**$388K-$548K**", "Total Comp", "388000..548000 USD"},                                        // 12
    HardCell{"**£573K-£878K / $715K-$1.097K**", "Total Comp", "573000..878000 GBP; or 715000..1097 USD"},   // 13
    HardCell{"$150K - $240K (RSU/4yr)", "Stock (RSU/4yr)", "150000..240000 USD four years"},                // 14
    HardCell{"$175K - $215K (GBP equivalent)", "Base Salary", "175000..215000 USD"},                        // 15
    HardCell{"$155,000-£255,000", "Total Comp", "155000..255000 USD..GBP MIXED"},                           // 16
    HardCell{"$162K–$275K RSU/4yr", "Stock (RSU/4yr)", "162000..275000 USD four years"},                    // 17
    HardCell{"$45K–$135K/4yr", "Stock (RSU/4yr)", "45000..135000 USD four years"},                          // 18
    HardCell{"£150K - £200K / $190K - $250K", "Base Salary", "150000..200000 GBP; or 190000..250000 USD"},  // 19
    HardCell{"£109K / $137K - £148K / $186K", "Base Salary", "109000..148000 GBP; or 137000..186000 USD"},  // 20
    HardCell{"$55,000 – $115,000/yr vesting", "RSU Grant (Palo Alto Networks RSUs — NASDA",
             "55000..115000 USD year"},                                                                           // 21
    HardCell{"$185K–$520K+", "Bonus (Annual)", "185000..520000+ USD year"},                                       // 22
    HardCell{"$400K–$1.015M+", "Total Comp", "400000..1015000+ USD"},                                             // 23
    HardCell{"$0-$40K (senior only)", "Stock (RSU/4yr)", "0..40000 USD four years"},                              // 24
    HardCell{"EUR95K–EUR140K", "Base Salary", "95000..140000 EUR"},                                               // 25
    HardCell{"UYU 1,800,000 - 3,000,000", "Base Salary", "1800000..3000000 UYU"},                                 // 26
    HardCell{"R$270,000 - R$400,000", "Base Salary", "270000..400000 BRL"},                                       // 27
    HardCell{"INR 22L–INR 40L", "Base Salary", "2200000..4000000 INR"},                                           // 28
    HardCell{"R$192,000-R$300,000 / $38,000-$59,000", "Base Salary", "192000..300000 BRL; or 38000..59000 USD"},  // 29
    HardCell{"£166K–£213K / €174K–€224K", "Base Salary", "166000..213000 GBP; or 174000..224000 EUR"},            // 30
    HardCell{"₹68L / $82K - ₹100L / $120K", "Base Salary", "6800000..10000000 INR; or 82000..120000 USD"},        // 31
    HardCell{"15–20% + variable", "Bonus", "15..20%"},                                                            // 32
    HardCell{"IDR 420M–IDR 720M", "Base Salary", "420000000..720000000 IDR"},                                     // 33
    HardCell{"IDR 580M–IDR 1.03B", "Total Comp", "580000000..1030000000 IDR"},                                    // 34
    HardCell{"SGD 190K–$310K", "Total Comp", "190000..310000 SGD..USD MIXED"},                                    // 35
    HardCell{"$290K–SGD 450K", "Total Comp", "290000..450000 USD..SGD MIXED"},                                    // 36
    HardCell{"HK$1.42M / $182K - HK$1.98M / $254K", "Base Salary",
             "1420000..1980000 HKD; or 182000..254000 USD"},                                                  // 37
    HardCell{"Varies by location (60–100% of NYC)", "Base Salary", "words"},                                  // 38
    HardCell{"£255K - £355K ($320K - $445K)", "Base Salary", "255000..355000 GBP; or 320000..445000 USD"},    // 39
    HardCell{"£590K - £865K ($740K - $1.085M)", "Total Comp", "590000..865000 GBP; or 740000..1085000 USD"},  // 40
    HardCell{"HK$2.55M - HK$3.50M ($327K - $449K)", "Base Salary",
             "2550000..3500000 HKD; or 327000..449000 USD"},                                                // 41
    HardCell{"₹55.2L / $66K - ₹74.0L / $89K", "Base Salary", "5520000..7400000 INR; or 66000..89000 USD"},  // 42
    HardCell{"$135K - $220K ($34K-$55K/yr vest)", "Stock (RSU/4yr)",
             "135000..220000 USD four years; or 34000..55000 USD year"},                                         // 43
    HardCell{"£576K - £813K / $731K - $1,031K", "Total Comp", "576000..813000 GBP; or 731000..1031000 USD"},     // 44
    HardCell{"SEK 85K–108K/mo / $232K–$288K", "Base Salary", "85000..108000 SEK month; or 232000..288000 USD"},  // 45
    HardCell{"¥280,000 – ¥520,000", "Base Salary", "280000..520000 CNY"},                                        // 46
    HardCell{"₪500,000-₪650,000 / $137,000-$178,000", "Base Salary",
             "500000..650000 ILS; or 137000..178000 USD"},                                                         // 47
    HardCell{"ARS equivalent (~60-70% of US)", "Base Salary", "words"},                                            // 48
    HardCell{"MELI RSUs", "Stock (RSU/4yr)", "words"},                                                             // 49
    HardCell{"25%+", "Annual Bonus", "25..25%+"},                                                                  // 50
    HardCell{"$1M - $3M+", "RSU (4-Year)", "1000000..3000000+ USD four years"},                                    // 51
    HardCell{"$65K-$140K+ profit sharing", "Equity/Profit Sharing (Annual)", "65000..140000+ USD year"},           // 52
    HardCell{"£65K-£88K (+5-10% effective vs Paris)", "Base Salary", "65000..88000 GBP"},                          // 53
    HardCell{"€63K-€86K (-5-10% vs Paris)", "Base Salary", "63000..86000 EUR"},                                    // 54
    HardCell{"£55,000–£80,000 / €60,000–€85,000", "Mid (L3-L4)", "55000..80000 GBP; or 60000..85000 EUR"},         // 55
    HardCell{"€75K–$105K", "Total Comp", "75000..105000 EUR..USD MIXED"},                                          // 56
    HardCell{"Choose Your Mix", "Stock Option", "words"},                                                          // 57
    HardCell{"10% target ($16,000 – $20,000)", "Annual Bonus", "16000..20000 USD year; 10..10%"},                  // 58
    HardCell{"10% target (₹2,60,000 – ₹4,00,000)", "Annual Bonus", "260000..400000 INR year; 10..10%"},            // 59
    HardCell{"13,000 – 27,000 options", "Options (4yr vesting)", "count 13000..27000"},                            // 60
    HardCell{"$70,000 - S$160,000", "Options (4yr)", "70000..160000 USD..SGD MIXED four years"},                   // 61
    HardCell{"R$1,035K / $207K - R$1,778K / $356K", "Total Comp", "1035000..1778000 BRL; or 207000..356000 USD"},  // 62
    HardCell{"R$480K / $96K - R$1,000K / $200K", "Stock (RSU/4yr)",
             "480000..1000000 BRL four years; or 96000..200000 USD four years"},  // 63
    HardCell{"C$115,000-C$160,000 / $85,000-$118,000", "Base Salary",
             "115000..160000 CAD; or 85000..118000 USD"},                                              // 64
    HardCell{"$65,000-C$145,000", "Stock (Options/4yr)", "65000..145000 USD..CAD MIXED four years"},   // 65
    HardCell{"$22K–$45K sign-on", "Sign-On / Bonus", "22000..45000 USD once; signing"},                // 66
    HardCell{"$150,000 - $280,000 PD RSUs", "RSU Grant (4yr vest)", "150000..280000 USD four years"},  // 67
    HardCell{"AED 360,000-AED 520,000 / $98,000-$142,000", "Base Salary",
             "360000..520000 AED; or 98000..142000 USD"},  // 68
    HardCell{"DKK 590,000-DKK 800,000 / $86,000-$116,000", "Base Salary",
             "590000..800000 DKK; or 86000..116000 USD"},  // 69
    HardCell{"£24,000-€48,000 / $26,000-$53,000", "Stock (Options/4yr)",
             "24000..48000 GBP..EUR MIXED four years; or 26000..53000 USD four years"},  // 70
    HardCell{"$160K - $220K (GBP equiv.)", "Base Salary", "160000..220000 USD"},         // 71
    HardCell{"kr565,000–kr765,000", "Mid (L3-L4)", "565000..765000 SEK"},                // 72
    HardCell{"$160K - $300K ($40K-$75K/yr)", "Stock (RSU/4yr)",
             "160000..300000 USD four years; or 40000..75000 USD year"},  // 73
    HardCell{"£121K - £227K / $151K - $284K (£30K-£57K / $38K-$71K/yr)", "Stock (RSU/4yr)",
             "121000..227000 GBP four years; or 151000..284000 USD four years; or 30000..57000 GBP year; or "
             "38000..71000 USD year"},                                                        // 74
    HardCell{"$413K–$577K (+40%)", "w/ 40% Agentic Premium", "413000..577000 USD"},           // 75
    HardCell{"KRW 58M–KRW 100M", "Base Salary", "58000000..100000000 KRW"},                   // 76
    HardCell{"20–50% (OPI+TAI)", "Bonus", "20..50%"},                                         // 77
    HardCell{"EUR 110K–GBP 185K", "Total Comp", "110000..185000 EUR..GBP MIXED"},             // 78
    HardCell{"VND 700M–VND 1.3B", "Total Comp", "700000000..1300000000 VND"},                 // 79
    HardCell{"$175K–C$322K", "Stock (RSU/4yr)", "175000..322000 USD..CAD MIXED four years"},  // 80
    HardCell{"PLN 430K–570K", "Base Salary", "430000..570000 PLN"},                           // 81
    HardCell{"PLN 790K–1.13M", "Total Comp", "790000..1130000 PLN"},                          // 82
    HardCell{"PLN 340K–$460K", "Base Salary", "340000..460000 PLN..USD MIXED"},               // 83
    HardCell{"JPY 2.5M–JPY 7M", "Stock (RSU/4yr)", "2500000..7000000 JPY four years"},        // 84
    HardCell{"€19,000-£52,000 / $21,000-$57,000", "Stock (Options/4yr)",
             "19000..52000 EUR..GBP MIXED four years; or 21000..57000 USD four years"},        // 85
    HardCell{"SEK 64K–80K/mo", "Base Salary", "64000..80000 SEK month"},                       // 86
    HardCell{"SEK 664K–1,166K/yr (4yr vest)", "Stock (RSU/4yr)", "664000..1166000 SEK year"},  // 87
    HardCell{"£209K–£366K (4yr vest)", "Stock (RSU/4yr)", "209000..366000 GBP four years"},    // 88
    HardCell{"SEK 330K–578K/yr (4yr vest)", "Stock (RSU/4yr)", "330000..578000 SEK year"},     // 89
    HardCell{"£18K - £30K/yr / $23K - $38K/yr", "Stock (RSU/4yr)",
             "18000..30000 GBP year; or 23000..38000 USD year"},                                                  // 90
    HardCell{"£24K - $40K / $30K - $50K", "Bonus", "24000..40000 GBP..USD MIXED; or 30000..50000 USD"},           // 91
    HardCell{"$390,000–S$660,000", "Total Comp", "390000..660000 USD..SGD MIXED"},                                // 92
    HardCell{"NT$2.8M–NT$4.0M", "Base Salary", "2800000..4000000 TWD"},                                           // 93
    HardCell{"NT$4.8M–NT$7.5M equivalent", "Total Comp", "4800000..7500000 TWD"},                                 // 94
    HardCell{"CHF 123K / $140K - CHF 163K / $185K", "Base Salary", "123000..163000 CHF; or 140000..185000 USD"},  // 95
    HardCell{"Significant (variable)", "Profit Sharing", "words"},                                                // 96
    HardCell{"PLN 693K–1,060K", "Total Comp", "693000..1060000 PLN"},                                             // 97
    HardCell{"HK$820K / $105K - HK$1.18M / $151K", "Stock (RSU/4yr)",
             "820000..1180000 HKD four years; or 105000..151000 USD four years"},  // 98
    HardCell{"₹1L-₹4L (10-15%)", "Bonus", "100000..400000 INR; 10..15%"},          // 99
    HardCell{"$42K - $65K (24-30%)", "Bonus", "42000..65000 USD; 24..30%"},        // 100
    HardCell{"Variable", "Bonus", "words"},                                        // 101
};

Cell read_in_column(const HardCell& hard) {
  CellContext context;
  if (hard.cell.starts_with("¥")) context = context_of(make_currency("CNY"));  // the region is Hangzhou (CNY)
  Cell cell = parse_cell(hard.cell, 0, context);
  const Basis basis = basis_named_in(hard.column);
  const auto complete = [basis](Range& range) {
    if (range.basis == Basis::unknown) range.basis = basis;
  };
  if (cell.range) complete(*cell.range);
  for (auto& range : cell.alternatives) complete(range);
  return cell;
}

}  // namespace

TEST_CASE("the 101 hard cells are read as they are meant", "[money]") {
  CHECK(k_hard_cells.size() == 101);
  for (const auto& hard : k_hard_cells) {
    CAPTURE(hard.cell, hard.column);
    CHECK(describe(read_in_column(hard)) == hard.reading);
  }
}

}  // namespace guidelint::money
