using Microsoft.Playwright;

namespace PhotoProgress.Browser.Tests.Running;

/// <summary>
/// Debian's Chromium without a window; one for all tests, which take contexts of their own in it. Its shell, which never has one, takes a fifth
/// less of the processors than the whole browser started without one.
/// </summary>
internal static class TestBrowser
{
    public const string Program = "/usr/bin/chromium-headless-shell";

    /// <summary>Long enough for a busy machine; what is there sooner is not waited for.</summary>
    public const float PatienceMs = 30_000;

    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    /// <summary>Somebody new before a screen: no cookies, nothing stored.</summary>
    /// <param name="address">Of the service.</param>
    public static async Task<Person> PersonAsync(Uri address)
    {
        var browser = await Started.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce, // colours are looked at, not the way from one to another
        });
        context.SetDefaultTimeout(PatienceMs);
        var watch = new PageWatch(context, address);
        return new Person(context, await context.NewPageAsync(), watch);
    }

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose(); // ends the browser too
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            // Chromium's own sandbox does not run as root; it opens our pages only. Small containers have little shared memory.
            Args = Environment.UserName == "root" ? ["--no-sandbox", "--disable-dev-shm-usage"] : ["--disable-dev-shm-usage"],
        });
    }
}
