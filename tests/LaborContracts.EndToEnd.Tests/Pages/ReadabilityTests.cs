using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>What WCAG 2.2 AA asks and a program can measure: contrast of text, size of targets, headings and landmarks.</summary>
[Collection(OnThePages.Name)]
public sealed class ReadabilityTests(PagesFixture on)
{
    /// <summary>Texts below 4.5:1, or 3:1 if large, against the nearest ground that is painted behind them.</summary>
    private const string FaintTexts =
        """
        () => {
          const numbers = color => color.match(/[\d.]+/g).map(Number);
          const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255)
            .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const ground = element => {
            for (let e = element; e; e = e.parentElement) {
              const color = numbers(getComputedStyle(e).backgroundColor);
              if (color.length === 3 || color[3] === 1) return color;
            }
            return [255, 255, 255];
          };
          const faint = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const element = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
            const style = getComputedStyle(element);
            const [a, b] = [luminance(numbers(style.color)), luminance(ground(element))].sort((x, y) => y - x);
            const size = parseFloat(style.fontSize);
            const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            const contrast = (a + .05) / (b + .05);
            if (contrast < (large ? 3 : 4.5)) faint.push(`${contrast.toFixed(2)} ${texts.currentNode.data.trim()}`);
          }
          return faint;
        }
        """;

    /// <summary>Things to press that are lower than 44 pixels, and texts smaller than 16.</summary>
    private const string SmallThings =
        """
        () => [
          ...[...document.querySelectorAll("a, button, summary, input")]
            .filter(e => e.checkVisibility() && !e.matches(".skip") && e.getBoundingClientRect().height < 44),
          ...[...document.querySelectorAll("body *")]
            .filter(e => e.checkVisibility() && !e.matches("input") && e.innerText && parseFloat(getComputedStyle(e).fontSize) < 16),
        ].map(e => e.outerHTML)
        """;

    [Theory]
    [InlineData(ColorScheme.Light, true), InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, true), InlineData(ColorScheme.Dark, false)]
    public async Task A_report_can_be_read_and_handled(ColorScheme theme, bool authentic)
    {
        await using var visitor = await on.VisitAsync(theme: theme);
        await visitor.OpenAsync("/verify");
        await visitor.ChooseAsync(authentic ? on.Contract.Pdf : on.Contract.Altered());
        await visitor.VerifyAsync();

        await AssertReadableAsync(visitor);
    }

    [Theory]
    [InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task The_forms_and_the_status_card_can_be_read_and_handled(ColorScheme theme)
    {
        await using var visitor = await on.VisitAsync(theme: theme);
        foreach (var path in (string[])["/verify", "/verify?culture=en", "/sign-in", on.Contract.StatusAddress.AbsolutePath])
        {
            await visitor.OpenAsync(path);
            await AssertReadableAsync(visitor);
        }
    }

    [Fact]
    public async Task A_page_has_its_landmarks_one_title_and_headings_in_order()
    {
        await using var visitor = await on.VisitAsync();
        await visitor.OpenAsync("/verify");
        await visitor.ChooseAsync(on.Contract.Pdf);
        await visitor.VerifyAsync();

        foreach (var landmark in (AriaRole[])[AriaRole.Banner, AriaRole.Main, AriaRole.Contentinfo])
            Assert.Equal(1, await visitor.Page.GetByRole(landmark).CountAsync());
        var levels = await visitor.Page.EvaluateAsync<int[]>(
            "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName[1]))");
        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    internal static async Task AssertReadableAsync(Visitor visitor)
    {
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(FaintTexts));
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(SmallThings));
    }
}
