using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Stazh.Learn.Web;

/// <summary>The binder's own messages in Russian; validation attributes carry theirs beside the field.</summary>
internal static class ModelMessages
{
    public static void Apply(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => Say("Значение «{0}» не подходит для поля «{1}».", "“{0}” does not fit the field “{1}”.", value, field));
        messages.SetMissingBindRequiredValueAccessor(field => Say("Заполните поле «{0}».", "Fill in “{0}”.", field));
        messages.SetMissingKeyOrValueAccessor(() => Say("Заполните поле.", "Fill in the field."));
        messages.SetMissingRequestBodyRequiredValueAccessor(() => Say("Пустой запрос.", "The request is empty."));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Say("Значение «{0}» не подходит.", "“{0}” does not fit.", value));
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Say("Значение не подходит.", "The value does not fit."));
        messages.SetNonPropertyValueMustBeANumberAccessor(() => Say("Введите число.", "Enter a number."));
        messages.SetUnknownValueIsInvalidAccessor(field => Say("Значение не подходит для поля «{0}».", "The value does not fit the field “{0}”.", field));
        messages.SetValueIsInvalidAccessor(value => Say("Значение «{0}» не подходит.", "“{0}” does not fit.", value));
        messages.SetValueMustBeANumberAccessor(field => Say("В поле «{0}» введите число.", "Enter a number in “{0}”.", field));
        messages.SetValueMustNotBeNullAccessor(field => Say("Заполните поле «{0}».", "Fill in “{0}”.", field));
        options.ModelMetadataDetailsProviders.Add(new RequiredInRussian());
    }

    private static string Say(string russian, string english, params object[] values) =>
        string.Format(System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en" ? russian : english, values);

    /// <summary>A non-nullable property is required by its type: its message is ours.</summary>
    private sealed class RequiredInRussian : IValidationMetadataProvider
    {
        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            foreach (var required in context.ValidationMetadata.ValidatorMetadata.OfType<System.ComponentModel.DataAnnotations.RequiredAttribute>())
            {
                required.ErrorMessage ??= "Заполните поле «{0}».";
            }
        }
    }
}
