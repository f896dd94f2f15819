using CsCheck;
using LaborContracts.Documents.Layout;

namespace LaborContracts.Documents.Tests.Layout;

public sealed class PaginatorTests
{
    private const double Top = 50;
    private const double Bottom = 250;

    private static readonly Gen<List<Strip>> Documents = Gen.Select(
        Gen.Double[5, 40], Gen.Double[0, 15], Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true))),
        (height, space, keep) => new Strip(height, (_, _) => { }, space, keep)).List[1, 60];

    [Fact]
    public void Strips_keep_their_order_and_none_is_lost() => Documents.Sample(strips => Assert.Equal(
        strips, Paginator.Paginate(strips, Top, Bottom).SelectMany(page => page).Select(placed => placed.Strip)));

    [Fact]
    public void Strips_stay_inside_the_type_area_and_do_not_overlap() => Documents.Sample(strips =>
    {
        foreach (var page in Paginator.Paginate(strips, Top, Bottom))
        {
            var pen = Top;
            foreach (var (strip, top) in page)
            {
                Assert.InRange(top, pen, Bottom);
                pen = top + strip.Height;
                Assert.InRange(pen, Top, Bottom + 0.001);
            }
        }
    });

    [Fact]
    public void A_heading_is_never_the_last_of_a_page()
    {
        Gen.Int[0, 12].Sample(before =>
        {
            var heading = new Strip(20, (_, _) => { }, KeepWithNext: true);
            var strips = Enumerable.Repeat(new Strip(20, (_, _) => { }), before).Append(heading).Append(new Strip(20, (_, _) => { })).ToList();

            var pages = Paginator.Paginate(strips, Top, Bottom);

            Assert.All(pages, page => Assert.NotSame(heading, page[^1].Strip));
        });
    }
}
