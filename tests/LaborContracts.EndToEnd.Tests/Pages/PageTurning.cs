using Microsoft.Playwright;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>From one page to the next, so that nothing is read of the page before, of half a page, or of one whose scripts have not run.</summary>
internal static class PageTurning
{
    /// <summary>Presses what brings another page, and waits until all of that is there.</summary>
    public static Task TurnAsync(this IPage page, string pressed) => page.TurnAsync(() => page.ClickAsync(pressed));

    /// <summary>Does what brings another page, were it at the same address, and waits until all of that is there.</summary>
    public static async Task TurnAsync(this IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("() => document.documentElement.setAttribute('data-before', '')");
        await act();
        await page.Locator("html:not([data-before])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.WaitForLoadStateAsync();
    }
}
