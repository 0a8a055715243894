provider "aws" {
  region     = "eu-central-1"
  access_key = "{{aws-access-key-id}}"
  secret_key = "{{aws-secret-access-key}}"
}

resource "aws_iam_user" "uploader" {
  name = "invoice-uploader"
}

resource "aws_iam_access_key" "uploader" {
  user = aws_iam_user.uploader.name
}
