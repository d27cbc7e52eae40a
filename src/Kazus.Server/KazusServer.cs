using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kazus.Registry;
using Kazus.Registry.Accounts;
using Kazus.Server.Api;
using Kazus.Server.Hosting;
using Kazus.Server.Pages;
using Kazus.Server.Shelf;
using Kazus.Server.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Console;

namespace Kazus.Server;

/// <summary>The web interface and the API: over one casebook folder for one person at one machine, or over a registry for many.</summary>
public static class KazusServer
{
    /// <summary>Bodies above this size are refused; the largest thing a form or a case sends is far smaller.</summary>
    internal const long LargestBody = 4 << 20;

    /// <summary>Builds the server; <c>StartAsync</c> or <c>Run</c> starts it.</summary>
    /// <exception cref="ArgumentException">An address may not be served; ask <see cref="ServerAddress.Refusal"/> before.</exception>
    public static WebApplication Build(ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (ServerAddress.Refusal(options.Urls, options.Registry is { } r && new AccountBook(r).Any, options.Certificate is not null) is { } refusal) throw new ArgumentException(refusal, nameof(options));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production, ApplicationName = typeof(KazusServer).Assembly.GetName().Name, ContentRootPath = Path.GetFullPath(options.Folder) });
        // Neither a file in the casebook's folder nor a variable of the environment opens another address.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls([.. options.Urls]);
        if (options.Certificate is not null) builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestLineSize = 32 << 10;
            if (options.Certificate is { } file) kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = X509CertificateLoader.LoadPkcs12FromFile(file, options.CertificatePassword));
        });
        AddLog(builder.Logging, options);
        AddServices(builder.Services, options);
        var app = builder.Build();
        if (options.BehindProxy) app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        if (options.Registry is { } registry) app.UseRegistry(registry);
        app.UseSecureHeaders();
        app.UseHostFiltering();
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = Status });
        app.UseStatusCodePages();
        app.UseHead();
        app.UseLanguage();
        PageResult.Use(app);
        if (options.Registry is not null) app.UseLinkPrefix();
        app.UseRouting();
        FormToken.Use(app);
        if (options.Registry is not null) app.UseAccess();
        app.UseAntiforgery();
        if (options.Registry is null) app.MapGet("/healthz", (OpenCasebook book) => book.IsThere ? Results.Text("well\n") : Results.Text("the casebook folder is gone\n", statusCode: StatusCodes.Status503ServiceUnavailable)).ExcludeFromDescription();
        else app.MapRegistry();
        app.MapAssets();
        app.MapPages();
        app.MapApi();
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(new Outside(Guests.Everybody));
        // Placed by hand, for what comes after the addresses answers where none matched.
        app.UseEndpoints(static _ => { });
        app.Run(PageRoutes.Nothing);
        return app;
    }

    // What a person at the registry can mend is said as it is: the disk is full, the database is away.
    private static int Status(Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        RegistryException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static void AddLog(ILoggingBuilder log, ServerOptions options)
    {
        log.ClearProviders();
        // A start that fails is the caller's to tell, in one sentence.
        log.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        if (!options.Log) return;
        log.SetMinimumLevel(LogLevel.Error);
        if (options.Registry is null)
        {
            log.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            return;
        }
        log.AddJsonConsole(json =>
        {
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        }).AddFilter<ConsoleLoggerProvider>("Kazus", LogLevel.Information);
        log.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        if (options.Registry is { } registry) services.AddRegistry(registry, options);
        else
        {
            services.AddSingleton<OpenCasebook>();
            services.AddSingleton<ReportFiles>();
            services.AddSingleton<ArticleShelf>();
            services.AddSingleton<Drafts>();
        }
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = FormTokens.Cookie;
            forms.Cookie.Path = "/";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.SuppressXFrameOptionsHeader = true;
        });
        // Without a folder keys live as long as the program: nothing is left on the disk, and a form from before a restart is asked again.
        if (options.KeyFolder is { } keys) services.AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(keys)).SetApplicationName("kazus");
        else services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddProblemDetails();
        services.AddOpenApi("v1");
        services.Configure<HostFilteringOptions>(hosts =>
        {
            hosts.AllowedHosts = [.. ServerAddress.Hosts, .. options.Names];
            hosts.AllowEmptyHosts = false;
        });
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
    }
}
