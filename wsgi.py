from academy.app import create_app

application = create_app()
