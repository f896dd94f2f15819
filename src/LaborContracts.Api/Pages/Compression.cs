namespace LaborContracts.Api.Pages;

/// <summary>
/// Which pages travel compressed: those that are the same for everybody. The pages' own files are compressed when they are built. A page behind the sign-in
/// holds what is one person's beside what its address says, for the button for large type repeats the address: whoever sees lengths on the line and makes a
/// browser open addresses of his choice could guess the one by the other (BREACH). These pages are light enough as they are.
/// </summary>
internal static class Compression
{
    private static readonly object IsCompressed = new();

    public static TBuilder Compressed<TBuilder>(this TBuilder page) where TBuilder : IEndpointConventionBuilder => page.WithMetadata(IsCompressed);

    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["text/html"];
    });

    public static void UseCompression(this IApplicationBuilder app) => app.UseWhen(
        context => context.GetEndpoint()?.Metadata.Contains(IsCompressed) == true,
        compressed => compressed.UseResponseCompression());
}
