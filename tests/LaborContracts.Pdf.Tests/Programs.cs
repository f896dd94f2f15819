using System.Diagnostics;
using System.Text;
using Xunit;

namespace LaborContracts.Pdf.Tests;

/// <summary>Other people's programs, as judges of our files and as makers of foreign ones.</summary>
internal static class Programs
{
    /// <summary>Exit code and what was complained of when a program looks at a file.</summary>
    public static (int ExitCode, string Complaints) Judge(byte[] file, string program, params string[] options)
    {
        using var folder = new Folder();
        var path = folder.Write("judged.pdf", file);
        var (exitCode, _, complaints) = Run(program, [.. options, path]);
        return (exitCode, complaints);
    }

    /// <summary>What a program makes of a file; options end with the paths of both.</summary>
    public static byte[] Rewrite(byte[] file, string program, params string[] options)
    {
        using var folder = new Folder();
        var (from, to) = (folder.Write("from.pdf", file), folder.PathOf("to.pdf"));
        var (exitCode, _, complaints) = Run(program, [.. options, from, to]);
        Assert.True(exitCode == 0, $"{program}: {complaints}");
        return File.ReadAllBytes(to);
    }

    /// <summary>What a browser prints of a page.</summary>
    public static byte[] Print(string html)
    {
        using var folder = new Folder();
        var (from, to) = (folder.Write("page.html", Encoding.UTF8.GetBytes(html)), folder.PathOf("page.pdf"));
        var (exitCode, _, complaints) = Run(
            "chromium-headless-shell", "--no-sandbox", "--disable-gpu",
            $"--user-data-dir={folder.PathOf("profile")}", $"--print-to-pdf={to}", from);
        Assert.True(exitCode == 0, complaints);
        return File.ReadAllBytes(to);
    }

    public static (int ExitCode, string Output, string Complaints) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), complaints);
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pdf-");

        public string PathOf(string name) => Path.Combine(_folder.FullName, name);

        public string Write(string name, byte[] content)
        {
            File.WriteAllBytes(PathOf(name), content);
            return PathOf(name);
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
