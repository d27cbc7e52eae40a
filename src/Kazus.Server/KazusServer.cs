using System.Text.Json;
using System.Text.Json.Serialization;
using Kazus.Server.Api;
using Kazus.Server.Pages;
using Kazus.Server.Shelf;
using Kazus.Server.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;

namespace Kazus.Server;

/// <summary>The web interface and the API over one casebook folder, for one person at one machine.</summary>
public static class KazusServer
{
    /// <summary>Bodies above this size are refused; the largest thing a form or a case sends is far smaller.</summary>
    internal const long LargestBody = 4 << 20;

    /// <summary>Builds the server; <c>StartAsync</c> or <c>Run</c> starts it.</summary>
    /// <exception cref="ArgumentException">An address is not of this machine; ask <see cref="ServerAddress.Refusal"/> before.</exception>
    public static WebApplication Build(ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (ServerAddress.Refusal(options.Urls) is { } refusal) throw new ArgumentException(refusal, nameof(options));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production, ApplicationName = typeof(KazusServer).Assembly.GetName().Name, ContentRootPath = Path.GetFullPath(options.Folder) });
        // Neither a file in the casebook's folder nor a variable of the environment opens another address.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestLineSize = 32 << 10;
        });
        builder.Logging.ClearProviders();
        // A start that fails is the caller's to tell, in one sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        if (options.Log) builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        AddServices(builder.Services, options);
        var app = builder.Build();
        app.UseSecureHeaders();
        app.UseHostFiltering();
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError });
        app.UseStatusCodePages();
        app.UseHead();
        app.UseLanguage();
        app.UseRouting();
        app.UseAntiforgery();
        app.MapGet("/healthz", (OpenCasebook book) => book.IsThere ? Results.Text("well\n") : Results.Text("the casebook folder is gone\n", statusCode: StatusCodes.Status503ServiceUnavailable)).ExcludeFromDescription();
        app.MapAssets();
        app.MapPages();
        app.MapApi();
        app.MapOpenApi("/openapi/{documentName}.json");
        // Placed by hand, for what comes after the addresses answers where none matched.
        app.UseEndpoints(static _ => { });
        app.Run(PageRoutes.Nothing);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<OpenCasebook>();
        services.AddSingleton<ReportFiles>();
        services.AddSingleton<ArticleShelf>();
        services.AddRazorComponents();
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "kazus-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.SuppressXFrameOptionsHeader = true;
        });
        // Keys live as long as the program: nothing is left on the disk, and a form from before a restart is asked again.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddProblemDetails();
        services.AddOpenApi("v1");
        services.Configure<HostFilteringOptions>(hosts =>
        {
            hosts.AllowedHosts = [.. ServerAddress.Hosts];
            hosts.AllowEmptyHosts = false;
        });
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
    }
}
